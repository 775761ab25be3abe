"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { articlesFor, type HelpArticleName, helpArticles } from "@/server/help/rules";
import { HelpContact } from "./help-contact";
import { HelpFeedback } from "./help-feedback";

const questions = ["window", "waiting", "stopped", "marketing", "history"] as const;

/** What stands under every article (S4.21): troubleshooting, questions, related articles, whom to turn to, and whether it helped. */
export function HelpPanel({ article }: { article: HelpArticleName }) {
  const t = useTranslations("help.panel");
  return (
    <div className="mt-8 flex flex-col gap-6 border-t border-line pt-6">
      <HelpFeedback article={article} />
      {article === "troubleshooting" ? null : (
        <section>
          <h2 className="m-0 mb-1 text-lead">{t("troubleshooting")}</h2>
          <p className="m-0 text-text-2">{t("troubleshootingText")}</p>
          <HelpLink name="troubleshooting" />
        </section>
      )}
      <HelpQuestions />
      <section>
        <h2 className="m-0 mb-1 text-lead">{t("related")}</h2>
        <HelpLinks except={article} />
      </section>
      <HelpContact />
    </div>
  );
}

/** Časté otázky: each opens by a click or Enter. */
export function HelpQuestions() {
  const t = useTranslations("help.panel");
  return (
    <section>
      <h2 className="m-0 mb-1 text-lead">{t("questions")}</h2>
      {questions.map((question) => (
        <details key={question} className="border-b border-line py-2">
          <summary className="min-h-6 cursor-pointer font-medium touch:min-h-11">{t(`faq.${question}.ask`)}</summary>
          <p className="m-0 mt-1 text-text-2">{t(`faq.${question}.answer`)}</p>
        </details>
      ))}
    </section>
  );
}

/** Articles that the person may read. */
export function HelpLinks({ except }: { except?: HelpArticleName }) {
  const { data: me } = useQuery(useTRPC().team.me.queryOptions());
  const names = articlesFor(me?.role ?? "operator").filter((name) => name !== except);
  return (
    <ul className="m-0 list-none p-0">
      {names.map((name) => (
        <li key={name}>
          <HelpLink name={name} />
        </li>
      ))}
    </ul>
  );
}

function HelpLink({ name }: { name: HelpArticleName }) {
  const t = useTranslations("help");
  return (
    <Link
      href={helpArticles[name].href}
      className="inline-flex min-h-6 items-center font-medium text-accent-text touch:min-h-11"
    >
      {t(`titles.${name}`)}
    </Link>
  );
}
