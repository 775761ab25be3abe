"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ThreadMessage } from "../inbox-types";
import { MediaState } from "./media-state";
import { boxOf, mediaUrl } from "./media-url";
import { usePlayable } from "./use-playable";

/** A video plays where it stands, with the browser's own controls; what it cannot play is offered to download (S1.10). */
export function MessageVideo({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox");
  const [isBroken, setBroken] = useState(false);
  const media = message.media;
  const isPlayable = usePlayable(media?.mimeType ?? null);
  if (media?.status !== "stored" || isBroken || !isPlayable)
    return (
      <MediaState media={media} kind="video" broken={media?.status === "stored" ? t("media.unplayable") : undefined} />
    );
  const box = boxOf(media);
  return (
    // biome-ignore lint/a11y/useMediaCaption: a client's recording has no captions
    <video
      controls
      preload="metadata"
      playsInline
      aria-label={message.body ?? media.fileName ?? t("message.video")}
      src={mediaUrl(media.id)}
      onError={() => setBroken(true)}
      // A codec that is missing may leave only the sound and a black box.
      onLoadedMetadata={(event) => event.currentTarget.videoWidth === 0 && setBroken(true)}
      className="block max-w-full rounded-[11px] bg-press"
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
    />
  );
}
