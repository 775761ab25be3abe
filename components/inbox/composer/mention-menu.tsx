"use client";
import { useTranslations } from "next-intl";
import { ColleagueAvatar } from "@/components/team/colleague-avatar";
import { cn } from "@/components/ui/class-names";
import { popupClass } from "@/components/ui/popup-class";
import { AssistLine } from "./assist-line";
import { lineId } from "./use-assist-list";
import type { Mentions } from "./use-mentions";

/** The colleagues above the field of a note. */
export function MentionMenu({ mentions }: { mentions: Mentions }) {
  const t = useTranslations("mentions");
  if (!mentions.isOpen) return null;
  const { found, isLoading, failed, isAlone } = mentions;
  const nothing = isLoading ? "loading" : failed ? "failed" : isAlone ? "alone" : "nothing";
  return (
    <div data-above className="relative">
      <div className={cn(popupClass, "absolute bottom-1 left-2 z-30 flex max-h-72 w-72 flex-col overflow-hidden")}>
        <p role="status" className="sr-only">
          {found.length > 0 ? t("count", { count: found.length }) : t(nothing)}
        </p>
        <div
          id={mentions.listId}
          role="listbox"
          aria-label={t("label")}
          className="min-h-0 overflow-y-auto overscroll-contain p-1 empty:p-0"
        >
          {found.map((person, n) => (
            <AssistLine
              key={person.userId}
              id={lineId(mentions.listId, n)}
              isChosen={n === mentions.at}
              onInsert={() => mentions.insert(person)}
              className="flex min-h-9 items-center gap-2 px-2 py-1 touch:min-h-11"
            >
              <ColleagueAvatar id={person.userId} name={person.name} size={24} />
              <span className="min-w-0 flex-1 truncate">{person.name}</span>
            </AssistLine>
          ))}
        </div>
        {found.length === 0 ? <p className="m-0 p-3 text-text-2">{t(nothing)}</p> : null}
      </div>
    </div>
  );
}
