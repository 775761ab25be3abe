"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { type BlockedFiles, fileKinds, maxExtensions, readExtensions } from "@/server/team/blocked-file-rules";

/** Kinds with a box each, extensions in one line of words; both are saved together. */
export function BlockedFilesForm({ current }: { current: BlockedFiles }) {
  const t = useTranslations("files");
  const tCommon = useTranslations("common");
  const [kinds, setKinds] = useState(current.kinds);
  const [text, setText] = useState(current.extensions.join(", "));
  const save = useSaveBlockedFiles();
  const { extensions, wrong } = readExtensions(text);
  const problem =
    wrong.length > 0
      ? t("wrongExtensions", { words: wrong.join(", ") })
      : extensions.length > maxExtensions
        ? t("tooManyExtensions", { max: maxExtensions })
        : null;
  const isSame = isEqual(kinds, current.kinds) && isEqual(extensions, current.extensions);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem && !isSame) save.mutate({ kinds, extensions });
      }}
      className="flex flex-col items-start gap-5"
    >
      <fieldset className="m-0 w-full min-w-0 border-0 p-0">
        <legend className="mb-1 p-0 font-medium">{t("kindsLabel")}</legend>
        {fileKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kinds.${kind}.label`)}
            hint={t(`kinds.${kind}.hint`)}
            checked={kinds.includes(kind)}
            onCheckedChange={(on) =>
              setKinds((before) => (on ? [...before, kind] : before.filter((other) => other !== kind)))
            }
          />
        ))}
      </fieldset>
      <Field label={t("extensions")} hint={t("extensionsHint")} error={problem} className="w-full">
        <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={2} spellCheck={false} />
      </Field>
      <p className="m-0 text-meta text-text-2">{t("whatHappens")}</p>
      <Button type="submit" pending={save.isPending} reason={problem ?? (isSame ? t("unchanged") : null)}>
        {tCommon("save")}
      </Button>
    </form>
  );
}

function useSaveBlockedFiles() {
  const t = useTranslations("files");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.team.saveBlockedFiles.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.blockedFiles.queryFilter()),
    }),
  );
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));
