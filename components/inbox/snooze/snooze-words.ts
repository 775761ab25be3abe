"use client";
import { useTranslations } from "next-intl";
import type { ThreadEvent } from "../inbox-types";
import { useUntilLabel } from "./until-label";

type SnoozeEvent = ThreadEvent & { action: "snoozed" | "snooze_ended" | "snooze_answered" };

export const isSnooze = (event: ThreadEvent): event is SnoozeEvent =>
  event.action === "snoozed" || event.action === "snooze_ended" || event.action === "snooze_answered";

/** What the thread says of a session that was put aside or came back; the time as it was said then. */
export function useSnoozeWords(): (event: SnoozeEvent) => string {
  const t = useTranslations("snooze.events");
  const label = useUntilLabel();
  return ({ action, actorName, until, at }) => {
    if (action === "snooze_answered") return t("answered");
    if (action === "snooze_ended") return actorName ? t("back", { name: actorName }) : t("due");
    const name = actorName ?? "Hovorna";
    return until ? t("snoozed", { when: label(until, at), name }) : t("snoozedReply", { name });
  };
}
