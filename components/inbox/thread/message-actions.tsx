"use client";
import { Ellipsis, Plus, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { mayReactTo } from "@/server/inbox/rules";
import { EmojiPanel } from "../composer/emoji-picker";
import type { ThreadMessage } from "../inbox-types";
import { useQuoteChoice } from "./quote-choice";
import { useThreadActions } from "./thread-context";
import { useReact } from "./use-react";

/** One press away; the rest is in the picker. */
const commonEmoji = ["👍", "❤️", "😂", "😮", "🙏"];

/** Reply with a quote, or react (O18). Offered only where the composer is free and the provider carries it. */
export function MessageActions({ message }: { message: ThreadMessage }) {
  const { answering } = useThreadActions();
  const quotes = Boolean(answering?.quotes) && message.providerMessageId !== null;
  const reacts = Boolean(answering?.reactions) && mayReactTo(message, new Date());
  return quotes || reacts ? <Actions message={message} quotes={quotes} reacts={reacts} /> : null;
}

function Actions({ message, quotes, reacts }: { message: ThreadMessage; quotes: boolean; reacts: boolean }) {
  const t = useTranslations("inbox.message");
  const [open, setOpen] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const { conversationId } = useThreadActions();
  const { choose } = useQuoteChoice(conversationId);
  const { isPending, react } = useReact(message.id);
  const ours = message.reactions.find(({ direction }) => direction === "out")?.emoji;
  const label = t("actions");
  const close = () => setOpen(false);
  const pick = (emoji: string) => {
    close();
    react(emoji === ours ? "" : emoji);
  };
  const answer = () => {
    const { id, direction, kind, body } = message;
    close();
    choose({ id, direction, kind, body });
  };
  const emojis = ours && !commonEmoji.includes(ours) ? [ours, ...commonEmoji] : commonEmoji;
  return (
    <Popover
      side="top"
      align={message.direction === "in" ? "start" : "end"}
      label={label}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setPicking(false);
      }}
      className={isPicking ? "w-86 p-2" : "p-1"}
      trigger={
        <IconButton
          label={label}
          disabled={isPending}
          className={cn(
            "absolute top-0 opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 touch:opacity-100",
            message.direction === "in" ? "left-full" : "right-full",
          )}
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {isPicking ? (
        <EmojiPanel onPick={pick} />
      ) : (
        <div className="flex flex-col">
          {reacts ? (
            <div className="flex">
              {emojis.map((emoji) => (
                <Button
                  key={emoji}
                  variant="plain"
                  size="icon"
                  aria-label={t(emoji === ours ? "unreact" : "react", { emoji })}
                  aria-pressed={emoji === ours}
                  onClick={() => pick(emoji)}
                  className={cn("text-[20px]", emoji === ours && "bg-accent-soft")}
                >
                  {emoji}
                </Button>
              ))}
              <IconButton label={t("moreEmoji")} onClick={() => setPicking(true)}>
                <Plus aria-hidden />
              </IconButton>
            </div>
          ) : null}
          {quotes ? (
            <Button variant="plain" onClick={answer} className="justify-start">
              <Reply aria-hidden />
              {t("answer")}
            </Button>
          ) : null}
        </div>
      )}
    </Popover>
  );
}
