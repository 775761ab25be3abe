"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isShownPicture } from "@/server/media/rules";
import { fileMark } from "../composer/file-size";
import type { Conversation } from "../inbox-types";
import { kindIcons } from "../thread/kind-icons";
import { downloadUrl, mediaUrl } from "../thread/media-url";
import { PdfViewer } from "../thread/pdf-viewer";
import { dateLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { CardNothing, CardSection } from "./client-card";

type File = Pick<Conversation["files"][number], "mediaId" | "direction" | "kind" | "fileName" | "mimeType" | "at">;

/** "Soubory sezení" (S1.11): photos as pictures, the rest by type; a click opens or downloads. */
export function ClientFiles({ files }: { files: File[] }) {
  const t = useTranslations("inbox.card");
  return (
    <CardSection
      title={t("files")}
      aside={files.length > 0 ? <span className="text-meta text-text-3">{files.length}</span> : null}
    >
      {files.length === 0 ? <CardNothing>{t("noFiles")}</CardNothing> : null}
      <ul className="m-0 grid list-none grid-cols-[repeat(auto-fill,56px)] gap-2 p-0">
        {files.map((file) => (
          <li key={file.mediaId}>
            <FileTile file={file} />
          </li>
        ))}
      </ul>
    </CardSection>
  );
}

/** One file as a picture or its type; a click opens or downloads it. */
export function FileTile({ file }: { file: File }) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  const date = dateLabel(file.at, useNow(3_600_000), texts);
  const name = file.fileName ?? t(`kinds.${file.kind}`);
  const label = t(file.direction === "in" ? "card.fileFromClient" : "card.fileFromUs", { name, date });
  const isPicture = isShownPicture(file.mimeType);
  if (file.mimeType === "application/pdf") return <PdfTile mediaId={file.mediaId} name={name} label={label} />;
  return (
    <a
      href={isPicture ? mediaUrl(file.mediaId) : downloadUrl(file.mediaId)}
      target={isPicture ? "_blank" : undefined}
      rel="noreferrer"
      aria-label={label}
      title={label}
      className={tileClass}
    >
      {isPicture ? (
        <img src={mediaUrl(file.mediaId)} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        <FileSign file={file} />
      )}
    </a>
  );
}

const tileClass =
  "grid size-14 place-items-center overflow-hidden rounded-md bg-sunken text-[12px] font-[660] text-text-2 no-underline hover:bg-hover";

/** Opens page by page, as in the thread. */
function PdfTile({ mediaId, name, label }: { mediaId: string; name: string; label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-label={label} title={label} onClick={() => setOpen(true)} className={tileClass}>
        <span className="text-danger-text">PDF</span>
      </button>
      {isOpen ? <PdfViewer mediaId={mediaId} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function FileSign({ file }: { file: File }) {
  const isNotWhatItSays = file.kind === "image" && file.mimeType !== null;
  if (isNotWhatItSays || file.kind === "document" || file.kind === "text" || file.kind === "template") {
    return <span>{fileMark(file.fileName, file.mimeType)}</span>;
  }
  const Icon = kindIcons[file.kind];
  return <Icon aria-hidden className="size-5" />;
}
