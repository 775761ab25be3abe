"use client";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/components/live/trpc";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import { useClientName } from "../client-name";
import { openConversation } from "../open-conversation";

type Mention = RouterOutputs["inbox"]["mentions"][number];

/** The notes that name me; one leads to its place in its conversation. */
export function MentionList({ mentions, onOpened }: { mentions: Mention[]; onOpened: () => void }) {
  const t = useTranslations("mentions");
  return (
    <ul aria-label={t("title")} className="m-0 max-h-[60dvh] list-none overflow-y-auto overscroll-contain p-0">
      {mentions.map((mention) => (
        <li key={mention.noteId}>
          <MentionRow
            mention={mention}
            onOpen={() => {
              onOpened();
              openConversation(mention.conversationId, "push", mention.noteId);
            }}
          />
        </li>
      ))}
    </ul>
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
