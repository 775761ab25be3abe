"use client";
import { useTranslations } from "next-intl";
import type { Presence } from "@/db/enums";
import { useAwayReasons } from "./use-state-words";

/** "online", "away", or "away:" with a reason. */
export type PresenceChoice = string;

export const toChoice = (person: { presence: Presence; awayReason: string | null }): PresenceChoice =>
  person.presence === "away" && person.awayReason ? `away:${person.awayReason}` : person.presence;

export function fromChoice(choice: PresenceChoice): { presence: Presence; awayReason: string | null } {
  const [presence, reason] = choice.split(":");
  return { presence: presence === "online" ? "online" : "away", awayReason: reason || null };
}

/** What a person can say of themselves: online, away, away for each of the company's reasons (d.2: Online · Pryč + důvod). */
export function usePresenceChoices(): { value: PresenceChoice; label: string }[] {
  const t = useTranslations("team.states");
  const reasons = useAwayReasons();
  return [
    { value: "online", label: t("online") },
    { value: "away", label: t("away") },
    ...reasons.map(({ id, name }) => ({ value: `away:${id}`, label: t("awayFor", { reason: name }) })),
  ];
}
