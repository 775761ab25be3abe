"use client";
import type { Conversation } from "../inbox-types";
import type { Quoted } from "../thread/quote-choice";
import type { Attachments } from "./attach-files";
import { toMediaMessage } from "./composer-outgoing";
import { ScheduleButton } from "./schedule-button";
import type { Draft } from "./use-draft";

/** What stands in the composer, words, files and quote, leaves later. A template in its place leaves the draft where it is. */
export function ScheduleDraft({
  conversation,
  draft,
  attachments,
  quoted,
  reason,
  isEmpty,
  onPlanned,
  className,
}: {
  conversation: Conversation;
  draft: Draft;
  attachments: Attachments;
  quoted: Quoted | null;
  reason: string | null;
  isEmpty: boolean;
  onPlanned: () => void;
  className?: string;
}) {
  return (
    <ScheduleButton
      conversation={conversation}
      isEmpty={isEmpty}
      reason={reason}
      take={() => ({
        text: draft.text.trim(),
        quotedId: quoted?.id ?? null,
        fixed: attachments.ready.map((file) => ({
          content: toMediaMessage(file).content,
          label: file.uploaded.fileName,
        })),
      })}
      onDone={(byTemplate) => {
        if (byTemplate) return;
        attachments.takeReady();
        // No message takes the draft's place on the server now.
        draft.change("");
        onPlanned();
      }}
      className={className}
    />
  );
}
