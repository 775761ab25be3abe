"use client";
import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { ThreadMessage } from "../inbox-types";
import { dateLabel, timeLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { downloadUrl, mediaUrl } from "./media-url";
import { useThreadActions } from "./thread-context";
import { ViewerTool, viewerToolClass } from "./viewer-tool";

const maxZoom = 4;

/** A photo as large as the screen allows; arrows walk through the photos of the thread, plus and minus zoom, Escape leaves. */
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
  const message = images[at];
  const media = message?.media;
  const [zoomed, setZoomed] = useState({ id: openId, factor: 1 });
  // Another photo begins whole.
  const zoom = zoomed.id === openId ? zoomed.factor : 1;
  const zoomTo = (factor: number) => setZoomed({ id: openId, factor: Math.min(maxZoom, Math.max(1, factor)) });
  const go = (step: number) => {
    const next = images[at + step]?.media;
    if (next) onOpen(next.id);
  };
  const onKeyDown = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey) return;
    // Inside an enlarged photo arrows move the photo.
    const moves = zoom > 1 && target instanceof Element && target.getAttribute("role") === "group";
    if (key === "ArrowLeft" && !moves) go(-1);
    if (key === "ArrowRight" && !moves) go(1);
    if (key === "+" || key === "=") zoomTo(zoom * 2);
    if (key === "-") zoomTo(zoom / 2);
    if (key === "0") zoomTo(1);
  };
  return (
    <Dialog.Root open={media !== undefined} onOpenChange={(open) => (open ? undefined : onOpen(null))}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_235/0.92)]" />
        <Dialog.Popup onKeyDown={onKeyDown} className="fixed inset-0 z-40 flex flex-col outline-none">
          <header className="flex items-center gap-1 p-2 text-white">
            <div aria-live="polite" className="min-w-0 flex-1 px-3">
              <Dialog.Title className="m-0 truncate text-body font-medium">
                {message?.body ?? media?.fileName ?? t("inbox.media.viewer")}
              </Dialog.Title>
              {message ? <Facts message={message} place={{ at: at + 1, total: images.length }} /> : null}
            </div>
            <ViewerTool label={t("inbox.media.zoomOut")} off={zoom <= 1} onClick={() => zoomTo(zoom / 2)}>
              <ZoomOut aria-hidden className="size-5" />
            </ViewerTool>
            <ViewerTool label={t("inbox.media.zoomIn")} off={zoom >= maxZoom} onClick={() => zoomTo(zoom * 2)}>
              <ZoomIn aria-hidden className="size-5" />
            </ViewerTool>
            {media ? (
              <a
                href={downloadUrl(media.id)}
                download
                aria-label={t("inbox.media.downloadFile")}
                className={viewerToolClass}
              >
                <Download aria-hidden className="size-5" />
              </a>
            ) : null}
            <Dialog.Close aria-label={t("common.close")} className={viewerToolClass}>
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center gap-2 px-2 pb-4 max-sm:gap-0 max-sm:px-0">
            <ViewerTool label={t("inbox.media.previous")} off={at <= 0} onClick={() => go(-1)}>
              <ChevronLeft aria-hidden className="size-6" />
            </ViewerTool>
            {media ? (
              <Photo
                key={media.id}
                src={mediaUrl(media.id)}
                alt={message?.body ?? t("inbox.media.viewer")}
                zoom={zoom}
              />
            ) : null}
            <ViewerTool label={t("inbox.media.next")} off={at >= images.length - 1} onClick={() => go(1)}>
              <ChevronRight aria-hidden className="size-6" />
            </ViewerTool>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Who sent it, when, and where it stands among the photos. */
function Facts({ message, place }: { message: ThreadMessage; place: { at: number; total: number } }) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  const now = useNow();
  const { clientName } = useThreadActions();
  const sender = message.direction === "in" ? clientName : (message.authorName ?? t("message.quoteUs"));
  const time = `${dateLabel(message.at, now, texts)} ${timeLabel(message.at, texts)}`;
  return (
    <p className="m-0 truncate text-meta text-white/80">{[sender, time, t("media.viewerPlace", place)].join(" · ")}</p>
  );
}

/** An enlarged photo scrolls in its box, by keyboard too. */
function Photo({ src, alt, zoom }: { src: string; alt: string; zoom: number }) {
  const isLarge = zoom > 1;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = box;
    // Enlarging begins in the middle, where most photos have what they are about.
    if (!current || zoom === 1) return;
    current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
    current.scrollTop = (current.scrollHeight - current.clientHeight) / 2;
  }, [zoom]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={box}
      role="group"
      aria-label={alt}
      tabIndex={isLarge ? 0 : undefined}
      className="min-w-0 flex-1 self-stretch overflow-auto focus-visible:outline-white"
    >
      <div
        className="flex items-center justify-center"
        style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
        data-zoom={zoom}
      >
        <img
          src={src}
          alt={alt}
          className={isLarge ? "size-full object-contain" : "max-h-full max-w-full object-contain"}
        />
      </div>
    </div>
  );
}
