"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, Tag as TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import type { Tag } from "@/server/tags/list-tags";
import { TagDialog } from "./tag-dialog";
import { TagTable } from "./tag-table";

/** Tagy (S1.18): coloured words of the whole company to sort sessions by. */
export function TagsScreen({ role }: { role: Role }) {
  const t = useTranslations("tags");
  const tags = useQuery(useTRPC().tags.list.queryOptions());
  const [opened, open] = useState<Tag | "new" | null>(null);
  const add = (
    <Button variant="primary" onClick={() => open("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <PageSheet aside={<SettingsMenu role={role} />} title={t("title")} actions={add}>
      <p className="m-0 mb-4 max-w-160 text-text-2">{t("text")}</p>
      {tags.isPending ? <SkeletonRows rows={5} label={t("title")} /> : null}
      <QueryProblem query={tags} />
      {tags.data?.length === 0 ? (
        <ListState icon={<TagIcon />} title={t("empty.title")} text={t("empty.text")} />
      ) : null}
      {tags.data && tags.data.length > 0 ? <TagTable tags={tags.data} onOpen={open} /> : null}
      {opened ? <TagDialog tag={opened === "new" ? null : opened} onClose={() => open(null)} /> : null}
    </PageSheet>
  );
}
