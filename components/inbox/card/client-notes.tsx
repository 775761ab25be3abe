"use client";
import { useTranslations } from "next-intl";
import { FormattedText } from "../thread/formatted-text";
import { useThread } from "../thread/use-thread";
import { dateLabel, fullLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { CardNothing, CardSection } from "./client-card";

const shown = 5;

/** The newest internal notes of what is loaded of the thread. */
export function ClientNotes({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  const now = useNow(3_600_000);
  const { items } = useThread(conversationId, null);
  const notes = items
    .flatMap((item) => (item.type === "note" ? [item] : []))
    .toReversed()
    .slice(0, shown);
  return (
    <CardSection title={t("card.notes")}>
      {notes.length === 0 ? <CardNothing>{t("card.noNotes")}</CardNothing> : null}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {notes.map(({ id, body, authorName, at }) => (
          <li key={id}>
            <div className="text-text-2">
              <FormattedText text={body} />
            </div>
            <div title={fullLabel(at, texts)} className="mt-1 text-meta text-text-3">
              {t("card.noteBy", { name: authorName ?? "", date: dateLabel(at, now, texts) })}
            </div>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
