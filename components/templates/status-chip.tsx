"use client";
import { Archive, Check, CirclePause, Gauge, Hourglass, type LucideIcon, Pencil, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { TemplateStatus } from "@/db/enums";
import { useLanguageName } from "./use-language-name";

const looks: Record<TemplateStatus, { icon: LucideIcon; tone: "ok" | "warn" | "danger" | "mute" }> = {
  draft: { icon: Pencil, tone: "mute" },
  pending: { icon: Hourglass, tone: "warn" },
  approved: { icon: Check, tone: "ok" },
  rejected: { icon: X, tone: "danger" },
  paused: { icon: CirclePause, tone: "warn" },
  disabled: { icon: X, tone: "danger" },
  archived: { icon: Archive, tone: "mute" },
  deleted: { icon: Trash2, tone: "mute" },
  limit_exceeded: { icon: Gauge, tone: "danger" },
};

/** The state of a template in the words of the glossary. */
export function StatusChip({ status }: { status: TemplateStatus }) {
  const t = useTranslations("templates.status");
  return (
    <Chip size="lg" tone={looks[status].tone}>
      {t(status)}
    </Chip>
  );
}

/** A language version: its code, its state as a shape, both as words for screen readers and on hover. */
export function LanguageChip({ language, status }: { language: string; status: TemplateStatus }) {
  const t = useTranslations("templates.status");
  const { icon: Icon, tone } = looks[status];
  const words = `${useLanguageName()(language)}: ${t(status)}`;
  return (
    <Chip size="lg" tone={tone === "ok" ? "mute" : tone} title={words}>
      <Icon aria-hidden strokeWidth={2.25} className={tone === "ok" ? "text-ok-text" : undefined} />
      <span aria-hidden>{language}</span>
      <span className="sr-only">{words}</span>
    </Chip>
  );
}
