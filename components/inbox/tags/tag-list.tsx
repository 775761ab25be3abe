"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { LabelChip } from "@/components/ui/label-chip";
import type { OfferedTag } from "./use-tag-session";

/** Every tag of a session; each can be taken off, unless `onTag` is null. */
export function TagList({
  tags,
  onTag,
}: {
  tags: readonly OfferedTag[];
  onTag: ((tag: OfferedTag, isOn: boolean) => void) | null;
}) {
  const t = useTranslations("tags.onSession");
  return (
    <ul className="m-0 flex min-w-0 list-none flex-wrap gap-1.5 p-0">
      {tags.map((one) => (
        <li key={one.id} className="max-w-full">
          <LabelChip color={one.color} className="h-6 pr-0 touch:h-11">
            <span className="truncate">{one.name}</span>
            {onTag ? (
              <button
                type="button"
                aria-label={t("takeOff", { name: one.name })}
                onClick={() => onTag(one, false)}
                className="grid size-6 shrink-0 place-items-center rounded-xs hover:bg-[color-mix(in_oklch,currentColor_15%,transparent)] touch:size-11"
              >
                <X aria-hidden />
              </button>
            ) : null}
          </LabelChip>
        </li>
      ))}
    </ul>
  );
}
