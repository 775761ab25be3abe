"use client";
import { useTranslations } from "next-intl";
import { useMoment } from "@/components/ui/use-moment";
import { templateCategories } from "@/db/enums";
import { diffWords, type PartChange } from "@/server/templates/history-rules";
import type { ShownTemplate } from "@/server/templates/show-template";

/** Every version with its time, its maker and what it changed, word by word (O12). */
export function TemplateHistory({ history }: { history: ShownTemplate["history"] }) {
  const t = useTranslations("templates.history");
  const moment = useMoment();
  if (history.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <h3 className="m-0 mb-1 text-body font-semibold">{t("title")}</h3>
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {history.map(({ id, at, source, actor, changes }) => (
          <li key={id} className="border-l-2 border-line pl-3">
            <span className="block text-meta text-text-2">
              {moment(at)} · {actor ? t(`by.${source}`, { actor }) : t(`source.${source}`)}
            </span>
            {changes === null ? t("first") : null}
            {changes?.length === 0 ? t("same") : null}
            {changes?.map((change) => (
              <Change key={change.part} change={change} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One part before and after, word by word. */
export function Change({ change: { part, before, after } }: { change: PartChange }) {
  const t = useTranslations("templates");
  const wordOf = (text: string) => {
    const category = templateCategories.find((known) => known === text);
    return part === "category" && category ? t(`category.${category}`) : text;
  };
  return (
    <p className="m-0 mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
      <b className="font-medium">{t(`history.part.${part}`)}:</b>{" "}
      {diffWords(wordOf(before), wordOf(after)).map(({ kind, text }, n) =>
        kind === "same" ? (
          <span key={n}>{text}</span>
        ) : kind === "added" ? (
          <ins key={n} className="rounded-xs bg-ok-soft text-ok-text no-underline">
            {text}
          </ins>
        ) : (
          <del key={n} className="rounded-xs bg-danger-soft text-danger-text">
            {text}
          </del>
        ),
      )}
    </p>
  );
}
