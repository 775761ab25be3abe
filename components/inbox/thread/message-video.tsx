"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ThreadMessage } from "../inbox-types";
import { MediaState } from "./media-state";
import { boxOf, mediaUrl } from "./media-url";

/** A video plays where it stands, with the browser's own controls; what it cannot play is offered to download. */
export function MessageVideo({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox");
  const [unplayable, setUnplayable] = useState(false);
  const media = message.media;
  if (media?.status !== "stored" || unplayable)
    return <MediaState media={media} kind="video" broken={unplayable ? t("media.unplayable") : undefined} />;
  const box = boxOf(media);
  return (
    // biome-ignore lint/a11y/useMediaCaption: a client's recording has no captions
    <video
      controls
      preload="metadata"
      playsInline
      aria-label={message.body ?? media.fileName ?? t("message.video")}
      src={mediaUrl(media.id)}
      onError={() => setUnplayable(true)}
      className="block max-w-full rounded-[11px] bg-press"
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
    />
  );
}
