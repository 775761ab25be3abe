"use client";
import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleDashed,
  CircleMinus,
  CircleX,
  Loader,
  type LucideIcon,
  TimerReset,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { RecipientStatus as Status } from "@/db/enums";
import { cn } from "./class-names";

const looks: Record<Status, { icon: LucideIcon; tone: string }> = {
  initial: { icon: CircleDashed, tone: "text-text-3" },
  in_progress: { icon: Loader, tone: "text-accent-text" },
  sent: { icon: Check, tone: "text-text-2" },
  delivered: { icon: CheckCheck, tone: "text-text-2" },
  read: { icon: CheckCheck, tone: "text-read" },
  retry_scheduled: { icon: TimerReset, tone: "text-warn-text" },
  error: { icon: CircleAlert, tone: "text-danger-text" },
  invalid: { icon: CircleX, tone: "text-danger-text" },
  sending_failed: { icon: TriangleAlert, tone: "text-danger-text" },
  cancelled: { icon: Ban, tone: "text-text-2" },
  skipped: { icon: CircleMinus, tone: "text-text-2" },
};

/** A recipient's state: icon and the exact word of the glossary (Počáteční, Probíhá, …), no background. */
export function RecipientStatus({ status, className }: { status: Status; className?: string }) {
  const t = useTranslations("common.recipientStatus");
  const { icon: Icon, tone } = looks[status];
  return (
    <span className={cn("inline-flex items-center gap-1.5", className)}>
      <Icon aria-hidden className={cn("size-4", tone)} />
      {t(status)}
    </span>
  );
}
