"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "@/components/live/trpc";
import { formatPhone } from "@/server/core/phone";

type Comment = RouterOutputs["ratings"]["report"]["comments"][number];

/** The newest words of clients, each leading to its conversation. */
export function RatingComments({ comments }: { comments: Comment[] }) {
  const t = useTranslations("ratings");
  const format = useFormatter();
  const nameOf = ({ contact: { name, profileName, phone } }: Comment) =>
    name ?? profileName ?? (phone ? formatPhone(phone) : t("report.unknown"));
  return (
    <section aria-labelledby="rating-comments" className="max-w-160">
      <h2 id="rating-comments" className="m-0 mb-2 text-body font-semibold">
        {t("report.comments")}
      </h2>
      {comments.length === 0 ? <p className="m-0 text-text-2">{t("report.noComments")}</p> : null}
      <ul className="m-0 flex list-none flex-col p-0">
        {comments.map((comment) => (
          <li key={comment.ratingId} className="border-b border-line py-3 last:border-b-0">
            <div className="flex flex-wrap items-baseline gap-x-2 text-meta text-text-2">
              <Link href={`/inbox/${comment.conversationId}`} aria-label={t("report.open", { name: nameOf(comment) })}>
                {nameOf(comment)}
              </Link>
              {comment.score ? (
                <span role="img" aria-label={t("score", { score: comment.score })}>
                  {"★".repeat(comment.score)}
                </span>
              ) : null}
              {comment.answeredAt ? (
                <time dateTime={comment.answeredAt.toISOString()}>
                  {format.dateTime(comment.answeredAt, { dateStyle: "medium", timeStyle: "short" })}
                </time>
              ) : null}
              {comment.operatorName ? <span>{t("report.by", { name: comment.operatorName })}</span> : null}
            </div>
            <p className="m-0 mt-0.5 [overflow-wrap:anywhere]">{comment.comment}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
