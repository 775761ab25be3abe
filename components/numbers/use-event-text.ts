"use client";
import { useTranslations } from "next-intl";
import {
  businessVerifications,
  type NumberStatus,
  nameStatuses,
  numberStatuses,
  providerNames,
  qualities,
  reviewDecisions,
} from "@/db/enums";
import type { NumberEventRow } from "@/server/numbers/list-events";

type Details = NumberEventRow["details"];

/** What happened, in one sentence. */
export function useEventText(): (event: Pick<NumberEventRow, "kind" | "details">) => string {
  const t = useTranslations("numbers.events.kinds");
  const tNumbers = useTranslations("numbers");
  const status = (value: unknown) => named(numberStatuses, value, (one: NumberStatus) => tNumbers(`status.${one}`));
  const words: Record<NumberEventRow["kind"], (details: Details) => string> = {
    added: ({ provider }) =>
      t("added", { provider: named(providerNames, provider, (one) => tNumbers(`providers.${one}`)) }),
    status: ({ from, to }) => t("status", { from: status(from), to: status(to) }),
    quality: ({ from, to }) => {
      const quality = (value: unknown) => named(qualities, value, (one) => tNumbers(`qualities.${one}`));
      return t("quality", { from: quality(from), to: quality(to) });
    },
    limit: ({ from, to }) => t("limit", { hasFrom: has(from), from: count(from), hasTo: has(to), to: count(to) }),
    rate: ({ to }) => t("rate", { to: count(to) }),
    name: ({ name, to }) =>
      t("name", {
        name: String(name ?? ""),
        judged: has(to),
        to: named(nameStatuses, to, (one) => tNumbers(`account.nameStatus.${one}`)),
      }),
    account: () => t("account"),
    review: ({ to }) => t("review", { to: named(reviewDecisions, to, (one) => tNumbers(`account.reviews.${one}`)) }),
    verification: ({ to }) =>
      t("verification", { to: named(businessVerifications, to, (one) => tNumbers(`account.verifications.${one}`)) }),
    security: ({ to }) => t("security", { to: to === true ? "on" : "off" }),
    notice: ({ text }) => t("notice", { text: String(text ?? "") }),
    settings: ({ campaignsEnabled }) =>
      typeof campaignsEnabled === "boolean" ? t(campaignsEnabled ? "campaignsOn" : "campaignsOff") : t("settings"),
    credentials: () => t("credentials"),
    webhook: ({ reason }) => t("webhook", { failed: has(reason) }),
    test: ({ failed }) => t("test", { failed: count(failed) }),
    moved: ({ from, to }) => {
      const provider = (value: unknown) => named(providerNames, value, (one) => tNumbers(`providers.${one}`));
      return t("moved", { from: provider(from), to: provider(to) });
    },
  };
  return ({ kind, details }) => words[kind](details);
}

const has = (value: unknown): "yes" | "no" => (value === undefined || value === null ? "no" : "yes");
const count = (value: unknown): number => (typeof value === "number" ? value : 0);

function named<Word extends string>(words: readonly Word[], value: unknown, name: (word: Word) => string): string {
  const word = words.find((known) => known === value);
  return word ? name(word) : "–";
}
