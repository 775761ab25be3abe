"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Score } from "@/components/ratings/score";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import type { Conversation } from "../inbox-types";
import { dateLabel, fullLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useResultName } from "../use-result-name";
import { useTimeTexts } from "../use-time-texts";
import { CardNothing, CardSection } from "./client-card";

/** The client's sessions on all our numbers, newest first: result, note, who and when (S1.15). */
export function ClientHistory({ contactId, history }: { contactId: string; history: Conversation["history"] }) {
  const t = useTranslations("inbox.card");
  const texts = useTimeTexts();
  const now = useNow(3_600_000);
  const resultName = useResultName();
  const words = (session: Conversation["history"][number]): string => {
    if (!session.endedAt) return t("historyOpen");
    const result = resultName(session);
    return result ? t("historySession", { result }) : t("historyEnded");
  };
  return (
    <CardSection
      title={t("history")}
      aside={
        <Link href={`/contacts/${contactId}?part=sessions`} className="text-meta text-text-2">
          {t("wholeHistory")}
        </Link>
      }
    >
      {history.length === 0 ? <CardNothing>{t("noHistory")}</CardNothing> : null}
      <ul className="m-0 flex list-none flex-col gap-2.5 p-0">
        {history.map((session) => (
          <li key={session.sessionId}>
            <div className="flex gap-2">
              <span className="mt-0.75 shrink-0 text-ok-text">
                <WhatsAppIcon size={14} label="WhatsApp" />
              </span>
              <Link href={`/sessions?session=${session.sessionId}`} className="min-w-0 flex-1 truncate text-text">
                {words(session)}
              </Link>
              <time
                dateTime={session.startedAt.toISOString()}
                title={fullLabel(session.startedAt, texts)}
                className="text-meta leading-5 text-text-3"
              >
                {dateLabel(session.startedAt, now, texts)}
              </time>
            </div>
            <div className="truncate text-meta text-text-3">
              {session.operatorName
                ? t("historyBy", { number: session.numberName, name: session.operatorName })
                : session.numberName}
            </div>
            {session.ratingScore !== null && session.ratingScale ? (
              <div className="flex min-w-0 gap-2 text-text-2">
                <Score score={session.ratingScore} scale={session.ratingScale} />
                {session.ratingComment ? (
                  <q className="min-w-0 [overflow-wrap:anywhere]">{session.ratingComment}</q>
                ) : null}
              </div>
            ) : null}
            {session.note ? <div className="mt-0.5 text-text-2 [overflow-wrap:anywhere]">{session.note}</div> : null}
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
