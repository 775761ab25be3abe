"use client";
import { useQuery } from "@tanstack/react-query";
import { FilePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { GoneState } from "@/components/shell/gone-state";
import { PageSheet } from "@/components/shell/page-sheet";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { DraftEditor } from "./draft-editor";
import { useTemplateMoves } from "./use-template-moves";

/** The editor of a draft (design 15), opened by the draft's id or by that of the template it edits. */
export function TemplateEditor({ id, company }: { id: string; company: string }) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const shown = useQuery(trpc.templates.draft.queryOptions({ id }));
  const isGone = shown.error?.data?.code === "NOT_FOUND" || shown.error?.data?.code === "BAD_REQUEST";
  if (shown.data?.draft && "facts" in shown.data)
    return <DraftEditor key={shown.data.draft.id} shown={shown.data} company={company} />;
  return (
    <PageSheet title={t("editor.title")} up={{ href: "/templates", label: t("title") }}>
      {shown.isPending ? <SkeletonRows height={64} label={t("editor.title")} /> : null}
      {shown.isError && isGone ? <GoneState href="/templates" label={t("title")} /> : null}
      {shown.isError && !isGone ? <ErrorState onRetry={() => shown.refetch()} retrying={shown.isFetching} /> : null}
      {shown.data?.draft === null ? <Begin template={shown.data.template} /> : null}
    </PageSheet>
  );
}

/** Nobody edits it yet: looking at a page must not begin an edit. */
function Begin({ template }: { template: { id: string; name: string; numberId: string } }) {
  const t = useTranslations("templates.editor");
  const moves = useTemplateMoves({ ...template, isHidden: false });
  return (
    <ListState icon={<FilePen />} title={t("begin.title", { name: template.name })} text={t("begin.text")}>
      <Button
        variant="primary"
        pending={moves.open.isPending}
        onClick={() => moves.open.mutate({ templateId: template.id })}
      >
        {t("begin.action")}
      </Button>
    </ListState>
  );
}
