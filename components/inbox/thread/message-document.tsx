"use client";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { fileMark, fileSizeLabel } from "../composer/file-size";
import type { ThreadMessage } from "../inbox-types";
import { MediaState } from "./media-state";
import { downloadUrl } from "./media-url";
import { MessageImage } from "./message-image";
import { PdfPreview } from "./pdf-preview";
import { PdfViewer } from "./pdf-viewer";
import { isPicture } from "./thread-facts";

export const isPdf = ({ mimeType }: { mimeType: string | null }): boolean => mimeType === "application/pdf";

/**
 * Name, type and size of a file without opening it (S1.9); a PDF shows its first page and opens here, so does a photo sent as a file;
 * anything else is downloaded.
 */
export function MessageDocument({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox.media");
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const media = message.media;
  if (media?.status !== "stored") return <MediaState media={media} kind="document" />;
  const isPaged = isPdf(media);
  const mark = fileMark(media.fileName, media.mimeType);
  const name = media.fileName ?? t("unnamed");
  const nameClass = "block max-w-full truncate text-left font-medium text-text no-underline hover:underline";
  return (
    <span className="flex min-w-0 flex-col gap-2">
      {isPaged ? <PdfPreview mediaId={media.id} onOpen={() => setOpen(true)} /> : null}
      {isPicture(message) ? <MessageImage message={message} /> : null}
      <span className="flex min-w-0 items-center gap-3">
        <span
          aria-hidden
          className={cn(
            "grid h-9 w-8 shrink-0 place-items-center rounded-sm bg-raised text-[11px] font-[660]",
            isPaged ? "text-danger-text" : "text-text-2",
            mark.length > 4 && "text-[9px]",
          )}
        >
          {mark}
        </span>
        <span className="min-w-0 flex-1">
          {isPaged ? (
            <button type="button" aria-label={t("open", { name })} onClick={() => setOpen(true)} className={nameClass}>
              {name}
            </button>
          ) : (
            <a href={downloadUrl(media.id)} rel="noreferrer" download={name} className={nameClass}>
              {name}
            </a>
          )}
          <span className="block text-meta text-text-2">
            {[mark, media.byteSize === null ? null : fileSizeLabel(media.byteSize, locale)].filter(Boolean).join(" · ")}
          </span>
        </span>
        <a
          href={downloadUrl(media.id)}
          download={name}
          aria-label={t("download", { name })}
          title={t("download", { name })}
          className="-my-1 grid size-8 shrink-0 place-items-center rounded-md text-text-2 hover:bg-text/7 touch:size-11"
        >
          <Download aria-hidden className="size-4.5" />
        </a>
      </span>
      {isOpen ? <PdfViewer mediaId={media.id} name={name} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}
