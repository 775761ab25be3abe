"use client";
import { Bot, Forward, MailCheck, Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { timeLabel } from "../time-labels";
import { useTimeTexts } from "../use-time-texts";
import { MessageActions } from "./message-actions";
import { MessageContent } from "./message-content";
import { MessageInteractive } from "./message-interactive";
import { MessageProblem } from "./message-problem";
import { MessageQuote } from "./message-quote";
import { MessageReactions } from "./message-reactions";
import { MessageTemplate } from "./message-template";
import { useThreadActions } from "./thread-context";
import type { Entry } from "./thread-entries";

/** One message: the client's on the left, ours on the right; only the last of a group has the corner. */
export function MessageBubble({ entry }: { entry: Extract<Entry, { type: "message" }> }) {
  const { message, pending, continues, last } = entry;
  const t = useTranslations("inbox.message");
  const texts = useTimeTexts();
  const { clientName } = useThreadActions();
  const out = message.direction === "out";
  const failed = message.status === "failed" || Boolean(pending?.problem);
  const time = timeLabel(message.at, texts);
  return (
    <article
      id={`message-${message.id}`}
      data-status={failed ? "failed" : message.status}
      aria-label={out ? t("fromUs", { time }) : t("from", { name: clientName, time })}
      className={cn(
        "group/message relative flex max-w-[432px] scroll-mt-20 flex-col outline-none max-desk:max-w-[min(320px,100%-44px)]",
        out ? "items-end self-end" : "items-start self-start",
        continues ? "mt-0.5" : "mt-1.5",
        message.reactions.length > 0 && "mb-3.5",
      )}
    >
      {message.isCampaign ? (
        <Mark icon={<Megaphone />} text={t("campaign", { name: message.campaignName ?? "" })} />
      ) : null}
      {message.payload.confirms ? <Mark icon={<MailCheck />} text={t(`confirms.${message.payload.confirms}`)} /> : null}
      {message.payload.bot ? <Mark icon={<Bot />} text={t("bot", { name: message.payload.bot })} /> : null}
      {out && (message.kind === "template" || message.kind === "interactive") ? (
        <div className={cn("relative max-w-full rounded-[14px]", flashClass)}>
          {message.kind === "template" ? (
            <MessageTemplate message={message} failed={failed} />
          ) : (
            <MessageInteractive message={message} failed={failed} />
          )}
          <MessageReactions message={message} />
          <MessageActions message={message} />
        </div>
      ) : (
        <div
          className={cn(
            "relative flow-root max-w-full min-w-0 rounded-[14px] px-3 py-2 [unicode-bidi:plaintext]",
            flashClass,
            out ? "bg-bubble-out" : "bg-bubble-in",
            last && (out ? "rounded-br-xs" : "rounded-bl-xs"),
            failed && "shadow-[inset_0_0_0_1px_color-mix(in_oklch,var(--danger)_45%,transparent)]",
          )}
        >
          {message.payload.forwarded ? <Mark icon={<Forward />} text={t("forwarded")} /> : null}
          {message.quoted ? <MessageQuote quoted={message.quoted} /> : null}
          <MessageContent message={message} failed={failed} />
          <MessageReactions message={message} />
          <MessageActions message={message} />
        </div>
      )}
      <MessageProblem message={message} pending={pending} />
    </article>
  );
}

/** A message somebody jumped to lights up once; where it took the focus along, its bubble bears the ring, round as it is. */
const flashClass =
  "group-data-[flash]/message:outline-2 group-data-[flash]/message:outline-offset-2 group-data-[flash]/message:outline-focus group-focus-visible/message:outline-2 group-focus-visible/message:outline-offset-2 group-focus-visible/message:outline-focus";

function Mark({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className="mb-0.5 flex items-center gap-1 text-meta text-text-2 [&_svg]:size-3">
      {icon}
      {text}
    </span>
  );
}
