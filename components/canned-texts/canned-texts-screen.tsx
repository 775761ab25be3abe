"use client";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareText, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { ListState, NothingMatches } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { cannedTextScopes, type Role } from "@/db/enums";
import type { CannedText, CannedTexts } from "@/server/canned-texts/list-canned-texts";
import { searchTexts } from "@/server/canned-texts/rules";
import { CannedTextDialog } from "./canned-text-dialog";
import { CannedTextTable } from "./canned-text-table";

const filters = ["all", "favourites", ...cannedTextScopes] as const;
type Filter = (typeof filters)[number];

/** Šablony (N.16, N.61): texts that operators insert; everybody has their own, shared ones belong to who manages them. */
export function CannedTextsScreen({ role }: { role: Role }) {
  const t = useTranslations("canned-texts");
  const texts = useQuery(useTRPC().cannedTexts.list.queryOptions());
  const [opened, open] = useState<CannedText | "new" | null>(null);
  const add = (
    <Button variant="primary" onClick={() => open("new")} disabled={!texts.data}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")} actions={add}>
      <p className="m-0 mb-4 max-w-160 text-text-2">{t("text")}</p>
      {texts.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={texts} />
      {texts.data ? <Found found={texts.data} onOpen={open} /> : null}
      {opened && texts.data ? (
        <CannedTextDialog text={opened === "new" ? null : opened} known={texts.data} onClose={() => open(null)} />
      ) : null}
    </PageSheet>
  );
}

function Found({ found, onOpen }: { found: CannedTexts; onOpen: (text: CannedText) => void }) {
  const t = useTranslations("canned-texts");
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  if (found.texts.length === 0)
    return <ListState icon={<MessageSquareText />} title={t("empty.title")} text={t("empty.text")} />;
  const shown = searchTexts(found.texts, search).filter((text) => isIn(filter, text));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="w-64 max-sm:w-full" />
        <Segmented
          label={t("filter.label")}
          options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          value={filter}
          onValueChange={setFilter}
          className="flex-wrap"
        />
      </div>
      {shown.length === 0 ? (
        <NothingMatches
          text={t("nothing")}
          onClear={() => {
            setSearch("");
            setFilter("all");
          }}
        />
      ) : (
        <CannedTextTable texts={shown} onOpen={onOpen} />
      )}
    </>
  );
}

function isIn(filter: Filter, text: CannedText): boolean {
  if (filter === "all") return true;
  return filter === "favourites" ? text.isFavourite : text.scope === filter;
}
