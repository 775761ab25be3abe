"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Section } from "../inbox-types";
import { durationLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";

/** Header 32 of a group: chevron, name, count; the longest waiting on the right. */
export function GroupHeader({
  section,
  open,
  count,
  oldestWaitingSince,
  onToggle,
}: {
  section: Section;
  open: boolean;
  count: number | undefined;
  oldestWaitingSince: Date | null;
  onToggle: () => void;
}) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  const now = useNow();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex h-8 w-full items-center gap-1.5 rounded-md pr-3 pl-2 text-left text-meta font-semibold text-text-2 -outline-offset-2 touch:h-11"
    >
      <Chevron aria-hidden className="size-4" />
      {t(`sections.${section}`)}
      {count === undefined ? null : <span className="font-medium text-text-3">{count}</span>}
      <span className="flex-1" />
      {oldestWaitingSince ? (
        <span className="font-medium text-warn-text">
          {t("longest", { duration: durationLabel(now.getTime() - oldestWaitingSince.getTime(), texts) })}
        </span>
      ) : null}
    </button>
  );
}
