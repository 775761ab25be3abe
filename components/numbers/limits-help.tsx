import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageSheet } from "@/components/shell/page-sheet";

const parts = ["what", "counted", "tiers", "share", "pace", "quality", "full"] as const;

/** How limits work, in the language of the desk (S0.40); `panel` stands under the article. */
export function LimitsHelp({ panel }: { panel?: ReactNode }) {
  const t = useTranslations("numbers.help");
  const tNumbers = useTranslations("numbers");
  return (
    <PageSheet title={t("title")} up={{ href: "/settings/numbers", label: tNumbers("title") }}>
      <article className="max-w-160 pb-8">
        {parts.map((part) => (
          <section key={part}>
            <h2 className="m-0 mt-6 mb-1 text-lead">{t(`${part}.title`)}</h2>
            <p className="m-0 text-text-2">{t(`${part}.text`)}</p>
          </section>
        ))}
        {panel}
      </article>
    </PageSheet>
  );
}
