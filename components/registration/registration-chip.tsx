"use client";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { RegistrationState } from "@/db/enums";

const tones = {
  draft: "mute",
  waiting_email: "warn",
  at_provider: "warn",
  waiting_code: "warn",
  wrong_code: "danger",
  verified: "ok",
  review_pending: "warn",
  policy_review: "warn",
  rejected: "danger",
  blocked: "danger",
  done: "ok",
  discarded: "mute",
} as const satisfies Record<RegistrationState, "mute" | "ok" | "warn" | "danger">;

export function RegistrationChip({ state }: { state: RegistrationState }) {
  const t = useTranslations("registration.state");
  return <Chip tone={tones[state]}>{t(state)}</Chip>;
}
