"use client";
import { useTranslations } from "next-intl";
import { WindowChip } from "@/components/ui/window-chip";
import type { SessionStatus } from "@/db/enums";
import { windowOf } from "@/server/delivery/window";
import { remainingLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";

const hourMs = 3_600_000;

/** The 24-hour window of a conversation in a row of the list (O13). */
export function SessionWindow({
  lastClientMessageAt,
  sessionStatus,
}: {
  lastClientMessageAt: Date | null;
  sessionStatus: SessionStatus | null;
}) {
  const t = useTranslations("inbox.window");
  const texts = useTimeTexts();
  const { open, remainingMs } = windowOf(lastClientMessageAt, useNow());
  if (sessionStatus === "awaiting_reply")
    return (
      <WindowChip state="awaiting" className="font-medium text-accent-text">
        {t("awaiting")}
      </WindowChip>
    );
  if (!open)
    return (
      <WindowChip state="closed" title={t("closedTitle")}>
        {t("closed")}
      </WindowChip>
    );
  return (
    <WindowChip state={remainingMs < hourMs ? "closing" : "open"} title={t("open")}>
      {remainingLabel(remainingMs, texts)}
    </WindowChip>
  );
}
