"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ThreadMessage } from "../inbox-types";
import { MediaState } from "./media-state";
import { mediaUrl } from "./media-url";
import { MessageMeta } from "./message-meta";
import { SoundPlayer } from "./sound-player";
import { usePlayable } from "./use-playable";

/** A voice message or a sound file with its player; what this browser cannot play says so and is offered to download (S1.10). */
export function MessageAudio({ message, failed }: { message: ThreadMessage; failed: boolean }) {
  const t = useTranslations("inbox.media");
  const [isBroken, setBroken] = useState(false);
  const { media, kind } = message;
  const isPlayable = usePlayable(media?.mimeType ?? null);
  const meta = <MessageMeta message={message} failed={failed} className="float-none m-0" />;
  if (media?.status !== "stored" || isBroken || !isPlayable)
    return (
      <div className="flex flex-wrap items-end justify-end gap-x-3">
        <MediaState media={media} kind={kind} broken={media?.status === "stored" ? t("unplayable") : undefined} />
        {meta}
      </div>
    );
  return (
    <SoundPlayer
      src={mediaUrl(media.id)}
      byteSize={media.byteSize}
      playLabel={t(kind === "voice" ? "play" : "playAudio")}
      onUnplayable={() => setBroken(true)}
    >
      {meta}
    </SoundPlayer>
  );
}
