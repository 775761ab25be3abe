"use client";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ThreadNote } from "../inbox-types";
import { fullLabel, timeLabel } from "../time-labels";
import { useTimeTexts } from "../use-time-texts";
import { FormattedText } from "./formatted-text";
import { MentionedPeople } from "./mentioned-people";

/** An internal note: yellow, our side, never with ticks; the colleagues it names stand out. */
export function NoteBubble({ note }: { note: ThreadNote }) {
  const t = useTranslations("inbox");
  const texts = useTimeTexts();
  return (
    <article
      id={`message-${note.id}`}
      aria-label={[t("note"), note.authorName].filter(Boolean).join(" · ")}
      className="mt-2 max-w-[432px] scroll-mt-20 self-end rounded-[14px] bg-note px-3 py-2 [unicode-bidi:plaintext] text-note-text transition-shadow data-flash:shadow-[0_0_0_2px_var(--focus)] max-desk:max-w-[320px]"
    >
      <div className="flex items-center gap-1.5 text-meta font-semibold">
        <FileText aria-hidden className="size-3.5" />
        {[t("note"), note.authorName].filter(Boolean).join(" · ")}
        <time dateTime={note.at.toISOString()} title={fullLabel(note.at, texts)} className="font-normal">
          {timeLabel(note.at, texts)}
        </time>
      </div>
      <MentionedPeople.Provider value={note.mentions}>
        <FormattedText text={note.body} />
      </MentionedPeople.Provider>
    </article>
  );
}
