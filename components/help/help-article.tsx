import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageSheet } from "@/components/shell/page-sheet";

const pages = {
  conversations: "/help/conversations",
  comparison: "/help/comparison",
  dataProtection: "/help/data-protection",
} as const;

/** One page of the help: its text and the way to the others. */
export function HelpArticle({ page, children }: { page: keyof typeof pages; children: ReactNode }) {
  const t = useTranslations("help");
  const others = (Object.keys(pages) as (keyof typeof pages)[]).filter((other) => other !== page);
  return (
    <PageSheet title={t(`${page}.title`)}>
      <article className="max-w-160 pb-8">
        {children}
        <nav aria-label={t("more")} className="mt-8 border-t border-line pt-4">
          <h2 className="m-0 mb-1 text-lead">{t("more")}</h2>
          <ul className="m-0 list-none p-0">
            {others.map((other) => (
              <li key={other}>
                <Link
                  href={pages[other]}
                  className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
                >
                  {t(`${other}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
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
