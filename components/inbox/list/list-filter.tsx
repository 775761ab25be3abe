"use client";
import { useQuery } from "@tanstack/react-query";
import { ListFilter as Funnel, PhoneCall, Timer, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { LabelChip, LabelDot } from "@/components/ui/label-chip";
import { Menu, MenuChoices } from "@/components/ui/menu";
import type { OfferedTag } from "../tags/use-tag-session";

const all = "all";

const closing = "closing";
const callback = "callback";

/** What the list is narrowed to: a tag (S1.18), windows that end soon (O13), or clients to get back to (N.70). */
export type ListNarrowing = OfferedTag | typeof closing | typeof callback;

/** Narrows the list; a tag only where the company has some. */
export function ListFilter({
  value,
  onChange,
}: {
  value: ListNarrowing | null;
  onChange: (value: ListNarrowing | null) => void;
}) {
  const t = useTranslations("tags.filter");
  const offered = useQuery(useTRPC().tags.offered.queryOptions(undefined, { staleTime: 60_000 }));
  const tags = offered.data ?? [];
  return (
    <Menu
      trigger={
        <IconButton label={t("label")} aria-pressed={value !== null} className={value ? "text-accent-text" : undefined}>
          <Funnel aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t("label")}
        value={typeof value === "string" ? value : (value?.id ?? all)}
        onValueChange={(id) =>
          onChange(id === closing || id === callback ? id : (tags.find((tag) => tag.id === id) ?? null))
        }
        options={[
          { value: all, label: t("all") },
          { value: closing, label: t("closing"), icon: <Timer aria-hidden className="size-4 text-warn-text" /> },
          { value: callback, label: t("callback"), icon: <PhoneCall aria-hidden className="size-4" /> },
          ...tags.map(({ id, name, color }) => ({ value: id, label: name, icon: <LabelDot color={color} /> })),
        ]}
      />
    </Menu>
  );
}

/** What the list is narrowed to, and the way back. */
export function ListFilterStrip({ value, onClear }: { value: ListNarrowing; onClear: () => void }) {
  const t = useTranslations("tags.filter");
  const name = typeof value === "string" ? t(value) : value.name;
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 px-4 pb-1">
      <span className="sr-only">{t("shown", { name })}</span>
      <LabelChip color={typeof value === "string" ? "orange" : value.color}>
        <span aria-hidden className="truncate">
          {name}
        </span>
      </LabelChip>
      <IconButton label={t("clear")} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
