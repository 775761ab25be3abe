"use client";
import { Check, CircleSlash, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { DeliveryOutcome } from "@/db/enums";

const looks = {
  processed: { tone: "ok", icon: Check },
  failed: { tone: "danger", icon: TriangleAlert },
  ignored: { tone: "mute", icon: CircleSlash },
} as const satisfies Record<DeliveryOutcome, unknown>;

export function OutcomeChip({ outcome }: { outcome: DeliveryOutcome }) {
  const t = useTranslations("webhooks.outcome");
  const { tone, icon: Icon } = looks[outcome];
  return (
    <Chip tone={tone}>
      <Icon aria-hidden />
      {t(outcome)}
    </Chip>
  );
}
