"use client";
import { Check, LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguageName } from "../use-language-name";
import type { TemplateGroup } from "./template-picker-model";
import type { TemplatePicking } from "./template-picker-state";

/** Approved templates of the number: found by typing, chosen by a click or Enter. */
export function TemplateList({ picking, className }: { picking: TemplatePicking; className?: string }) {
  const t = useTranslations("composer.picker");
  const { templates, groups, query } = picking;
  const [first] = groups.flatMap(({ versions }) => versions).filter(picking.mayChoose);
  return (
    <div className={cn("flex min-h-0 flex-col gap-1 p-2", className)}>
      <SearchInput
        label={t("search")}
        value={query}
        onValueChange={picking.setQuery}
        onKeyDownCapture={(event) => {
          if (event.key !== "Enter" || !first) return;
          event.preventDefault();
          picking.choose(first.id);
        }}
        className="shrink-0"
      />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {templates.isPending ? <Loading /> : null}
        {templates.isError ? <ErrorState onRetry={() => templates.refetch()} retrying={templates.isFetching} /> : null}
        {templates.data && templates.data.length === 0 ? (
          <ListState icon={<LayoutTemplate />} title={t("empty")} text={t("emptyText")} className="pt-6" />
        ) : null}
        {templates.data && templates.data.length > 0 && groups.length === 0 ? (
          <p role="status" className="m-0 px-3 py-4 text-text-2">
            {t("nothing")}
          </p>
        ) : null}
        {groups.length > 0 ? (
          <ul aria-label={t("label")} className="m-0 flex list-none flex-col gap-0.5 p-0">
            {groups.map((group) => (
              <Row key={group.name} group={group} picking={picking} />
            ))}
          </ul>
        ) : null}
      </div>
      {picking.optedOut ? <p className="m-0 px-3 pb-1 text-meta text-warn-text">{t("optedOut")}</p> : null}
    </div>
  );
}

function Row({ group, picking }: { group: TemplateGroup; picking: TemplatePicking }) {
  const t = useTranslations("composer.picker");
  const name = useLanguageName();
  const { versions, summary } = group;
  const [preferred] = versions.filter(picking.mayChoose);
  const blocked = preferred ? null : versions.find((version) => version.blocked)?.blocked;
  const isChosen = group.name === picking.chosen?.name;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        disabled={!preferred}
        onClick={() => preferred && picking.choose(preferred.id)}
        className={cn(
          "w-full rounded-md px-3 py-2 text-left -outline-offset-2 hover:bg-hover disabled:text-text-3 disabled:hover:bg-transparent",
          isChosen && "bg-accent-soft hover:bg-accent-soft",
        )}
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{group.name}</span>
          {versions.length > 1 ? (
            <span title={versions.map(({ language }) => name(language)).join(", ")} className="text-meta text-text-2">
              {versions.map(({ language }) => language.split(/[-_]/)[0]).join(" · ")}
            </span>
          ) : null}
          {isChosen ? <Check aria-hidden className="size-4 text-accent-text" strokeWidth={2.2} /> : null}
        </span>
        <span className={cn("block truncate text-meta", preferred ? "text-text-2" : "text-text-3")}>
          {blocked ? t(`blocked.${blocked}`) : summary}
        </span>
      </button>
    </li>
  );
}

function Loading() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className="appear-late flex flex-col gap-4 px-3 py-2">
      {["w-3/5", "w-2/5", "w-1/2", "w-3/5"].map((width, row) => (
        <div key={row} className="flex flex-col gap-2">
          <Skeleton className={cn("h-3.5", width)} />
          <Skeleton className="h-3 w-11/12" />
        </div>
      ))}
    </div>
  );
}
