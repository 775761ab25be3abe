"use client";
import { useQuery } from "@tanstack/react-query";
import { AtSign } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { useMoment } from "@/components/ui/use-moment";
import { useClientName } from "../client-name";
import { openConversation } from "../open-conversation";

type Mention = RouterOutputs["inbox"]["mentions"][number];

/** Zmínky: where colleagues named me, the new ones first; one leads to its note. Not there until somebody did. */
export function MentionsButton() {
  const t = useTranslations("mentions");
  const [open, setOpen] = useState(false);
  const { data, isError, refetch } = useQuery(useTRPC().inbox.mentions.queryOptions());
  const unread = data?.filter(({ readAt }) => !readAt).length ?? 0;
  if (!data?.length && !isError) return null;
  const label = t("unread", { count: unread });
  return (
    <Popover
      label={t("title")}
      open={open}
      onOpenChange={setOpen}
      className="w-86 p-1"
      trigger={
        <IconButton label={label} className="relative">
          <AtSign aria-hidden />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute top-0 right-0 h-4 min-w-4 rounded-full bg-accent px-1 text-center text-[11px] leading-4 font-semibold text-on-accent"
            >
              {unread}
            </span>
          ) : null}
        </IconButton>
      }
    >
      {data ? (
        <ul aria-label={t("title")} className="m-0 max-h-[60dvh] list-none overflow-y-auto overscroll-contain p-0">
          {data.map((mention) => (
            <li key={mention.noteId}>
              <MentionRow
                mention={mention}
                onOpen={() => {
                  setOpen(false);
                  openConversation(mention.conversationId, "push", mention.noteId);
                }}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p role="alert" className="m-0 flex items-center gap-1 p-2 text-danger-text">
          {t("listFailed")}
          <Button variant="link" onClick={() => void refetch()}>
            {t("retry")}
          </Button>
        </p>
      )}
    </Popover>
  );
}

function MentionRow({ mention, onOpen }: { mention: Mention; onOpen: () => void }) {
  const t = useTranslations("mentions");
  const moment = useMoment();
  const client = useClientName()(mention.contact);
  const isNew = !mention.readAt;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="block w-full cursor-pointer rounded-md border-0 bg-transparent px-2.5 py-2 text-left -outline-offset-2 hover:bg-hover"
    >
      <span className="flex items-center gap-2 text-meta text-text-2">
        {isNew ? <span role="img" aria-label={t("isNew")} className="size-2 shrink-0 rounded-full bg-accent" /> : null}
        <span className="min-w-0 flex-1 truncate">{t("by", { author: mention.authorName, client })}</span>
        <time dateTime={mention.at.toISOString()} className="shrink-0">
          {moment(mention.at)}
        </time>
      </span>
      <span className={cn("line-clamp-2 [overflow-wrap:anywhere]", isNew && "font-medium")}>{mention.body}</span>
    </button>
  );
}
