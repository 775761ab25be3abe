"use client";
import { Store } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { type LogoProblem, logoProblem, mayBeCropped } from "@/server/profiles/logo-rules";
import type { ProfileView } from "@/server/profiles/show-profile";
import { fitLogo, type Picture, readPicture, toBase64 } from "./read-picture";
import type { ProfileEditing } from "./use-profile-editor";

/** Most visits crop nothing. */
const SquareCropper = dynamic(() => import("./square-cropper").then((loaded) => loaded.SquareCropper), { ssr: false });

type Chosen = { file: Blob; picture: Picture; problem: LogoProblem };

/** The logo: what a good file is becomes the new one at once, what is not is refused with the reason and offered to be cropped. */
export function LogoField({
  view,
  editing,
  mayEdit,
}: {
  view: ProfileView;
  editing: ProfileEditing;
  mayEdit: boolean;
}) {
  const t = useTranslations("profiles.logo");
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isCropping, setCropping] = useState(false);
  const take = async (jpeg: Blob) => {
    setChosen(null);
    setCropping(false);
    editing.setLogo({ base64: await toBase64(jpeg), src: URL.createObjectURL(jpeg) });
  };
  const choose = async (file: File) => {
    const picture = await readPicture(file);
    const problem = logoProblem(picture.facts);
    if (problem) setChosen({ file, picture, problem });
    else await take(await fitLogo(file, picture));
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="m-0 mb-1.5 text-body font-medium">
        {t("label")}
      </h2>
      <div className="flex flex-wrap items-center gap-4">
        <LogoPicture src={editing.logo?.src ?? editing.base.logoSrc} alt={t("alt", { name: view.number.name })} />
        {mayEdit ? (
          <FileDrop
            label={t("choose")}
            hint={t("hint")}
            accept="image/*"
            disabled={editing.change.isPending}
            onFiles={([file]) => file && void choose(file)}
            className="min-h-24 min-w-60 flex-1 py-3"
          />
        ) : null}
      </div>
      <LogoNote view={view} editing={editing} />
      {chosen ? <Refusal chosen={chosen} onCrop={() => setCropping(true)} /> : null}
      {chosen?.picture.bitmap && isCropping ? (
        <SquareCropper
          words={{ title: t("cropTitle"), hint: t("cropHint"), area: t("cropArea") }}
          file={chosen.file}
          bitmap={chosen.picture.bitmap}
          onCut={take}
          onClose={() => setCropping(false)}
        />
      ) : null}
    </section>
  );
}

/** In a circle, as clients see it. */
function LogoPicture({ src, alt }: { src: string | null; alt: string }) {
  const t = useTranslations("profiles.logo");
  return src ? (
    <img src={src} alt={alt} className="size-24 rounded-full object-cover shadow-[0_0_0_1px_var(--line)]" />
  ) : (
    <span
      role="img"
      aria-label={t("none")}
      className="grid size-24 place-items-center rounded-full bg-mute-soft text-text-3"
    >
      <Store aria-hidden className="size-9" />
    </span>
  );
}

function LogoNote({ view, editing }: { view: ProfileView; editing: ProfileEditing }) {
  const t = useTranslations("profiles");
  const reason = editing.refused.logo;
  if (reason)
    return (
      <p role="alert" className="m-0 mt-1.5 text-meta text-danger-text">
        {t("refusedOther", { reason })}
      </p>
    );
  if (editing.logo)
    return (
      <p role="status" className="m-0 mt-1.5 flex flex-wrap items-center gap-2 text-meta text-text-2">
        {t("logo.new")}
        <Button variant="link" onClick={() => editing.setLogo(null)}>
          {t("logo.drop")}
        </Button>
      </p>
    );
  const isUnseen = view.hasLogo && !view.logoSrc;
  return isUnseen ? <p className="m-0 mt-1.5 text-meta text-text-3">{t("logo.unseen")}</p> : null;
}

/** Why the file cannot be the logo; a picture large enough can be cropped to one. */
function Refusal({ chosen, onCrop }: { chosen: Chosen; onCrop: () => void }) {
  const t = useTranslations("profiles.logo");
  const tErrors = useTranslations("errors");
  const { picture, problem } = chosen;
  return (
    <div role="alert" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-danger-text">
      <p className="m-0 min-w-0">{picture.bitmap ? tErrors(problem.key, problem.values) : tErrors("logoUnreadable")}</p>
      {picture.bitmap && mayBeCropped(picture.facts) ? <Button onClick={onCrop}>{t("crop")}</Button> : null}
    </div>
  );
}
