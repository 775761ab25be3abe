"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ThreadMessage } from "../inbox-types";
import { MediaState } from "./media-state";
import { boxOf, mediaUrl } from "./media-url";
import { useThreadActions } from "./thread-context";

/** A photo in a box of its own size; a click opens it large. */
export function MessageImage({ message, className }: { message: ThreadMessage; className?: string }) {
  const t = useTranslations("inbox");
  const { clientName, openImage } = useThreadActions();
  const [broken, setBroken] = useState(false);
  const media = message.media;
  if (media?.status !== "stored" || broken)
    return <MediaState media={media} kind={message.kind} broken={broken ? t("media.imageFailed") : undefined} />;
  const box = boxOf(media);
  const name = message.direction === "in" ? t("message.photo", { name: clientName }) : t("message.photoOurs");
  return (
    <button
      type="button"
      aria-label={`${t("message.openPhoto")}: ${message.body ?? name}`}
      onClick={() => openImage(media.id)}
      className={cn("block max-w-full cursor-zoom-in overflow-hidden rounded-[11px] bg-press", className)}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
    >
      <img
        src={mediaUrl(media.id)}
        alt={message.body ?? name}
        width={box.width}
        height={box.height}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
    </button>
  );
}
