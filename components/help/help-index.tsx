"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import { type HelpArticleName, helpArticles } from "@/server/help/rules";
import { HelpContact } from "./help-contact";
import { HelpLinks, HelpQuestions } from "./help-panel";

/** Nápověda: all articles, common questions, whom to ask; administrators read here what people said (S4.21). */
export function HelpIndex({ readsAnswers }: { readsAnswers: boolean }) {
  const t = useTranslations("help.index");
  return (
    <PageSheet title={t("title")}>
      <div className="flex max-w-160 flex-col gap-6 pb-8">
        <section>
          <h2 className="m-0 mb-1 text-lead">{t("articles")}</h2>
          <HelpLinks />
        </section>
        <HelpQuestions />
        <HelpContact />
        {readsAnswers ? <Answers /> : null}
      </div>
    </PageSheet>
  );
}

function Answers() {
  const t = useTranslations("help");
  const moment = useMoment();
  const answers = useQuery(useTRPC().help.answers.queryOptions());
  const titleOf = (article: string) => (article in helpArticles ? t(`titles.${article as HelpArticleName}`) : article);
  return (
    <section>
      <h2 className="m-0 mb-1 text-lead">{t("index.answers")}</h2>
      {answers.isPending ? <SkeletonRows rows={2} label={t("index.answers")} /> : null}
      {answers.isError ? <ErrorState onRetry={() => answers.refetch()} retrying={answers.isFetching} /> : null}
      {answers.data?.length === 0 ? <p className="m-0 text-text-3">{t("index.noAnswers")}</p> : null}
      <ul className="m-0 list-none p-0">
        {answers.data?.map(({ id, article, isHelpful, comment, answeredAt, name }) => (
          <li key={id} className="border-b border-line py-2">
            <div>
              <span className="font-medium">{titleOf(article)}</span> ·{" "}
              {t(isHelpful ? "index.helpful" : "index.unhelpful")}
            </div>
            {comment ? <div className="[overflow-wrap:anywhere]">{comment}</div> : null}
            <div className="text-meta text-text-3">{t("index.answerBy", { name, at: moment(answeredAt) })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
