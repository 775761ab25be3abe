"use client";
import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ThreadMessage } from "../inbox-types";
import { downloadUrl, mediaUrl } from "./media-url";

const toolClass =
  "grid size-11 place-items-center rounded-md text-white hover:bg-white/15 focus-visible:outline-white disabled:opacity-30";

/** A photo as large as the screen allows; arrows walk through the photos of the thread, Escape leaves. */
export function ImageViewer({
  images,
  openId,
  onOpen,
}: {
  images: ThreadMessage[];
  openId: string | null;
  onOpen: (mediaId: string | null) => void;
}) {
  const t = useTranslations();
  const at = images.findIndex(({ media }) => media?.id === openId);
  const media = images[at]?.media;
  const go = (step: number) => {
    const next = images[at + step]?.media;
    if (next) onOpen(next.id);
  };
  return (
    <Dialog.Root open={media !== undefined} onOpenChange={(open) => (open ? undefined : onOpen(null))}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_235/0.92)]" />
        <Dialog.Popup
          onKeyDown={({ key }) => {
            if (key === "ArrowLeft") go(-1);
            if (key === "ArrowRight") go(1);
          }}
          className="fixed inset-0 z-40 flex flex-col outline-none"
        >
          <header className="flex items-center gap-1 p-2 text-white">
            <Dialog.Title className="m-0 min-w-0 flex-1 truncate px-3 text-body font-medium">
              {images[at]?.body ?? media?.fileName ?? t("inbox.media.viewer")}
            </Dialog.Title>
            {media ? (
              <a href={downloadUrl(media.id)} download aria-label={t("inbox.media.downloadFile")} className={toolClass}>
                <Download aria-hidden className="size-5" />
              </a>
            ) : null}
            <Dialog.Close aria-label={t("common.close")} className={toolClass}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center gap-2 px-2 pb-4">
            <button
              type="button"
              aria-label={t("inbox.media.previous")}
              disabled={at <= 0}
              onClick={() => go(-1)}
              className={toolClass}
            >
              <ChevronLeft aria-hidden className="size-6" />
            </button>
            <div className="flex h-full min-w-0 flex-1 items-center justify-center">
              {media ? (
                <img
                  src={mediaUrl(media.id)}
                  alt={images[at]?.body ?? t("inbox.media.viewer")}
                  className="max-h-full max-w-full object-contain"
                />
              ) : null}
            </div>
            <button
              type="button"
              aria-label={t("inbox.media.next")}
              disabled={at >= images.length - 1}
              onClick={() => go(1)}
              className={toolClass}
            >
              <ChevronRight aria-hidden className="size-6" />
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
