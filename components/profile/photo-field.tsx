"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Refusal, useErrorText } from "@/components/live/use-error-text";
import { readPicture } from "@/components/profiles/read-picture";
import { ColleagueAvatar } from "@/components/team/colleague-avatar";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";

/** Most visits crop nothing. */
const SquareCropper = dynamic(
  () => import("@/components/profiles/square-cropper").then((loaded) => loaded.SquareCropper),
  { ssr: false },
);

/** The person's photo: chosen, cut to a square and kept at once. */
export function PhotoField({ me }: { me: { id: string; name: string } }) {
  const t = useTranslations("profile.photo");
  const input = useRef<HTMLInputElement>(null);
  const { save, remove, hasPhoto, problem, setProblem } = usePhoto(me.id);
  const [chosen, setChosen] = useState<{ file: File; bitmap: ImageBitmap } | null>(null);
  const choose = async (file: File) => {
    setProblem(null);
    const { bitmap } = await readPicture(file);
    if (bitmap) setChosen({ file, bitmap });
    else setProblem(new Refusal("photoUnreadable"));
  };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-4">
        <ColleagueAvatar id={me.id} name={me.name} size={72} />
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              currentTarget.value = "";
              if (file) void choose(file);
            }}
          />
          <Button pending={save.isPending} onClick={() => input.current?.click()}>
            {t(hasPhoto ? "change" : "choose")}
          </Button>
          {hasPhoto ? (
            <Button variant="plain" pending={remove.isPending} onClick={() => remove.mutate()}>
              {t("remove")}
            </Button>
          ) : null}
        </div>
      </div>
      <p role={problem ? "alert" : undefined} className="m-0 mt-2 text-meta text-text-3">
        {problem ? <span className="text-danger-text">{problem}</span> : t("hint")}
      </p>
      {chosen ? (
        <SquareCropper
          words={{ title: t("cropTitle"), hint: t("cropHint"), area: t("cropArea") }}
          {...chosen}
          onCut={(jpeg) => {
            setChosen(null);
            save.mutate(jpeg);
          }}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </div>
  );
}

function usePhoto(userId: string) {
  const t = useTranslations("profile.photo");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const onSettled = () => queries.invalidateQueries(trpc.photos.list.queryFilter());
  const onError = (error: unknown) => setProblem(errorText(error));
  const save = useMutation({
    mutationFn: sendPhoto,
    onError,
    onSettled,
    onSuccess: () => void showToast({ title: t("saved") }),
  });
  const remove = useMutation(
    trpc.photos.remove.mutationOptions({
      onError,
      onSettled,
      onSuccess: () => void showToast({ title: t("removed") }),
    }),
  );
  const hasPhoto = Boolean(queries.getQueryData(trpc.photos.list.queryKey())?.[userId]);
  return {
    save,
    remove,
    hasPhoto,
    problem,
    setProblem: (error: unknown) => setProblem(error ? errorText(error) : null),
  };
}

async function sendPhoto(jpeg: Blob): Promise<void> {
  const response = await fetch("/api/photos", {
    method: "POST",
    body: jpeg,
    headers: { "Content-Type": "image/jpeg" },
  });
  if (response.ok) return;
  const { error, values } = await response.json().catch(() => ({}));
  throw new Refusal(String(error ?? "unexpected"), values ?? {});
}
