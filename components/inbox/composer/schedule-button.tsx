"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { Conversation } from "../inbox-types";
import { type Schedulable, ScheduleDialog } from "./schedule-dialog";

/** Beside Odeslat: what is written leaves later (O30). */
export function ScheduleButton({
  conversation,
  isEmpty,
  reason,
  take,
  onDone,
  className,
}: {
  conversation: Conversation;
  isEmpty: boolean;
  /** Why what is written cannot go yet; null = it can. */
  reason: string | null;
  take: () => Schedulable | null;
  onDone: (byTemplate: boolean) => void;
  className?: string;
}) {
  const t = useTranslations("scheduled");
  const [what, setWhat] = useState<Schedulable | null>(null);
  return (
    <>
      <IconButton
        label={t("open")}
        onClick={() => setWhat(take())}
        reason={isEmpty ? t("empty") : reason}
        className={className}
      >
        <CalendarClock aria-hidden />
      </IconButton>
      {what ? (
        <ScheduleDialog
          conversation={conversation}
          what={what}
          onClose={() => setWhat(null)}
          onDone={(byTemplate) => {
            setWhat(null);
            onDone(byTemplate);
          }}
        />
      ) : null}
    </>
  );
}
