import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import type { HelpArticleName } from "@/server/help/rules";
import { HelpPanel } from "./help-panel";

/** One article of the help: its text and the parts that every article has under it (S4.21). */
export function HelpArticle({ page, children }: { page: HelpArticleName; children: ReactNode }) {
  const t = useTranslations("help");
  return (
    <PageSheet title={t(`titles.${page}`)} up={{ href: "/help", label: t("index.title") }}>
      <article className="max-w-160 pb-8">
        {children}
        <HelpPanel article={page} />
      </article>
    </PageSheet>
  );
}

/** A heading and its paragraph. */
export function HelpPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="m-0 mt-6 mb-1 text-lead">{title}</h2>
      <div className="flex flex-col gap-2 text-text-2 [&_p]:m-0">{children}</div>
    </section>
  );
}
