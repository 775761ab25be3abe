"use client";
import { FileText, Paperclip } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useClientName } from "../inbox/client-name";
import { hrefOf } from "../inbox/open-conversation";
import { dateLabel, fullLabel, timeLabel } from "../inbox/time-labels";
import { useNow } from "../inbox/use-now";
import { useTimeTexts } from "../inbox/use-time-texts";
import type { RouterOutputs } from "../live/trpc";
import { Avatar } from "../ui/avatar";
import { Snippet } from "./snippet";

type Message = RouterOutputs["search"]["messages"]["rows"][number];

/** One found message or note; it leads to its place in the conversation. */
export function FoundMessage({ message }: { message: Message }) {
  const t = useTranslations("search");
  const texts = useTimeTexts();
  const now = useNow();
  const client = useClientName()(message.contact);
  const author = message.authorName ?? t("us");
  const isTheirs = message.direction === "in" || message.kind !== "message";
  return (
    <Link
      href={hrefOf(message.conversationId, message.messageId)}
      className="grid grid-cols-[36px_minmax(0,1fr)] gap-x-3 rounded-md px-3 py-2.5 text-inherit no-underline -outline-offset-2 hover:bg-hover"
    >
      <Avatar id={message.contact.id} name={message.contact.name ?? message.contact.profileName} channel />
      <span className="min-w-0">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">
            {isTheirs ? client : t("fromUs", { author, client })}
          </span>
          <time
            dateTime={message.at.toISOString()}
            title={fullLabel(message.at, texts)}
            className="shrink-0 text-meta text-text-2"
          >
            {dateLabel(message.at, now, texts)} {timeLabel(message.at, texts)}
          </time>
        </span>
        {message.kind !== "message" ? (
          <span className="my-0.5 block w-fit max-w-full rounded-md bg-note px-2.5 py-1 wrap-break-word text-note-text">
            <span className="flex items-center gap-1.5 text-meta font-semibold">
              <FileText aria-hidden className="size-3.5 shrink-0" />
              {t(`page.${message.kind}`, { author })}
            </span>
            <Snippet parts={message.snippet} />
          </span>
        ) : (
          <Snippet parts={message.snippet} className="block wrap-break-word text-text" />
        )}
        <span className="flex min-w-0 flex-wrap gap-x-2 text-meta text-text-2">
          <span>{message.numberName}</span>
          {message.operatorName ? <span>{t("page.leads", { name: message.operatorName })}</span> : null}
          {message.fileName ? (
            <span className="flex min-w-0 items-center gap-1">
              <Paperclip aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{t("page.file", { name: message.fileName })}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  );
}
