"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { ThreadMessage } from "../inbox-types";

/** Reactions hang 15 px under the bubble's lower edge; each is named. */
export function MessageReactions({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox.message");
  if (message.reactions.length === 0) return null;
  return (
    <span className="absolute -bottom-[15px] left-2.5 flex gap-1">
      {message.reactions.map(({ emoji, direction }) => {
        const name = t(direction === "in" ? "reactionClient" : "reactionOurs", { emoji });
        return (
          <span
            key={`${direction}${emoji}`}
            role="img"
            aria-label={name}
            title={name}
            className={cn(
              "h-5.5 rounded-full bg-raised px-1.5 text-meta leading-5.5 shadow-row",
              direction === "out" && "ring-1 ring-accent-line",
            )}
          >
            {emoji}
          </span>
        );
      })}
    </span>
  );
}
