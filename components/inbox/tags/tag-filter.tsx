"use client";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { LabelChip, LabelDot } from "@/components/ui/label-chip";
import { Menu, MenuChoices } from "@/components/ui/menu";
import type { OfferedTag } from "./use-tag-session";

const all = "all";

/** The list by one tag (S1.18); nothing where the company has no tags. */
export function TagFilter({
  value,
  onChange,
}: {
  value: OfferedTag | null;
  onChange: (tag: OfferedTag | null) => void;
}) {
  const t = useTranslations("tags.filter");
  const offered = useQuery(useTRPC().tags.offered.queryOptions(undefined, { staleTime: 60_000 }));
  const tags = offered.data ?? [];
  if (tags.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t("label")} aria-pressed={value !== null} className={value ? "text-accent-text" : undefined}>
          <ListFilter aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t("label")}
        value={value?.id ?? all}
        onValueChange={(id) => onChange(tags.find((tag) => tag.id === id) ?? null)}
        options={[
          { value: all, label: t("all") },
          ...tags.map(({ id, name, color }) => ({ value: id, label: name, icon: <LabelDot color={color} /> })),
        ]}
      />
    </Menu>
  );
}

/** Which tag the list is filtered by, and the way back. */
export function TagFilterStrip({ tag, onClear }: { tag: OfferedTag; onClear: () => void }) {
  const t = useTranslations("tags.filter");
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 px-4 pb-1">
      <span className="sr-only">{t("shown", { name: tag.name })}</span>
      <LabelChip color={tag.color}>
        <span aria-hidden className="truncate">
          {tag.name}
        </span>
      </LabelChip>
      <IconButton label={t("clear")} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
