"use client";
import { cn } from "@/components/ui/class-names";
import { MessageStatusIcon } from "@/components/ui/message-status-icon";
import type { ThreadMessage } from "../inbox-types";
import { fullLabel, timeLabel } from "../time-labels";
import { useTimeTexts } from "../use-time-texts";

/** Time and ticks; floats in the last line of the text. `failed` = it did not even reach the server. */
export function MessageMeta({
  message,
  failed,
  className,
}: {
  message: ThreadMessage;
  failed?: boolean;
  className?: string;
}) {
  const texts = useTimeTexts();
  return (
    <span className={cn("float-right mt-1 ml-2.5 inline-flex items-center gap-[3px] text-meta text-text-2", className)}>
      <time dateTime={message.at.toISOString()} title={fullLabel(message.at, texts)}>
        {timeLabel(message.at, texts)}
      </time>
      {message.direction === "out" ? <MessageStatusIcon status={failed ? "failed" : message.status} /> : null}
    </span>
  );
}
