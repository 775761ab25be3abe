"use client";
import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { useTRPC } from "@/components/live/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { LabelChip } from "@/components/ui/label-chip";
import { ErrorState } from "@/components/ui/list-state";
import { matches } from "@/components/ui/option";
import { Popover } from "@/components/ui/popover";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import type { Conversation } from "../inbox-types";
import { type OfferedTag, useTagSession } from "./use-tag-session";

/** Tagy (key L, S1.18): which of the company's tags the session has; the open one, else the last. */
export function TagPicker({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("tags.onSession");
  const [isOpen, setOpen] = useState(false);
  const tag = useTagSession(conversation);
  useShortcuts({ tags: tag !== null && (() => setOpen(true)) });
  if (!tag) return null;
  return (
    <Popover
      label={t("label")}
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      className="w-72"
      trigger={
        <IconButton label={t("edit")} shortcut="L">
          <Tag aria-hidden />
        </IconButton>
      }
    >
      <TagChoices chosen={conversation.tags} onTag={tag} />
    </Popover>
  );
}

/** The company's tags with a search; what the session has is ticked. */
export function TagChoices({
  chosen,
  onTag,
}: {
  chosen: readonly OfferedTag[];
  onTag: (tag: OfferedTag, isOn: boolean) => void;
}) {
  const t = useTranslations("tags.onSession");
  const offered = useQuery(useTRPC().tags.offered.queryOptions(undefined, { staleTime: 60_000 }));
  const [search, setSearch] = useState("");
  if (offered.isError) return <ErrorState title={t("failed")} onRetry={() => offered.refetch()} />;
  if (!offered.data)
    return (
      <div role="status" aria-label={t("loading")} className="flex flex-col gap-3 p-2">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-4 w-28" />
      </div>
    );
  const retired = chosen.filter(({ id }) => offered.data.every((tag) => tag.id !== id));
  const all = [...offered.data, ...retired];
  const found = all.filter(({ name }) => matches(name, search));
  if (all.length === 0) return <p className="m-0 text-text-2">{t("none")}</p>;
  return (
    <>
      <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="mb-2" />
      {found.length === 0 ? <p className="m-0 p-1 text-text-2">{t("nothing")}</p> : null}
      <ul className="m-0 max-h-64 list-none overflow-y-auto p-0 px-1">
        {found.map((tag) => (
          <li key={tag.id}>
            <Checkbox
              checked={chosen.some(({ id }) => id === tag.id)}
              onCheckedChange={(isOn) => onTag(tag, isOn)}
              label={<LabelChip color={tag.color}>{tag.name}</LabelChip>}
              hint={retired.includes(tag) ? t("retired") : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
