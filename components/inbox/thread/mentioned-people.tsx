"use client";
import { createContext, useContext } from "react";
import { cn } from "@/components/ui/class-names";
import { mentionParts, type Person } from "@/server/inbox/mention-rules";
import { useMe } from "../me";

/** The colleagues whom the text below names; none for what clients read. */
export const MentionedPeople = createContext<readonly Person[]>([]);

/** Words with the people they name as chips; oneself in the colour of what is one's own. */
export function MentionText({ text }: { text: string }) {
  const people = useContext(MentionedPeople);
  return people.length === 0 ? text : <Parts text={text} people={people} />;
}

function Parts({ text, people }: { text: string; people: readonly Person[] }) {
  const me = useMe();
  return mentionParts(text, people).map((part, n) =>
    part.person ? (
      <span
        key={n}
        className={cn(
          "rounded-sm px-1 font-semibold",
          part.person.userId === me.id ? "bg-accent text-on-accent" : "bg-accent-soft text-accent-text",
        )}
      >
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
