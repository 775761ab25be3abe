"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ColleagueAvatar } from "@/components/team/colleague-avatar";
import { cn } from "@/components/ui/class-names";
import { popupClass } from "@/components/ui/popup-class";
import type { Person } from "@/server/inbox/mention-rules";
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
            <MentionOption
              key={person.userId}
              id={mentionOptionId(mentions.listId, n)}
              person={person}
              isChosen={n === mentions.at}
              onInsert={() => mentions.insert(person)}
            />
          ))}
        </div>
        {found.length === 0 ? <p className="m-0 p-3 text-text-2">{t(nothing)}</p> : null}
      </div>
    </div>
  );
}

export const mentionOptionId = (listId: string, at: number): string => `${listId}-${at}`;

function MentionOption({
  id,
  person,
  isChosen,
  onInsert,
}: {
  id: string;
  person: Person;
  isChosen: boolean;
  onInsert: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      // The field must not lose the focus, nor the caret its place.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onInsert}
      className={cn(
        "flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 py-1 touch:min-h-11",
        isChosen ? "bg-hover" : "hover:bg-hover",
      )}
    >
      <ColleagueAvatar id={person.userId} name={person.name} size={24} />
      <span className="min-w-0 flex-1 truncate">{person.name}</span>
    </div>
  );
}
