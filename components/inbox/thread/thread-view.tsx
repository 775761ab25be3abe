"use client";
import { ArrowDown, EyeOff, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { ImageViewer } from "./image-viewer";
import { MessageBubble } from "./message-bubble";
import { NoteBubble } from "./note-bubble";
import { ScheduledMessages } from "./scheduled-messages";
import { ThreadAnnouncer } from "./thread-announcer";
import { ThreadActionsProvider } from "./thread-context";
import type { Entry } from "./thread-entries";
import { picturesOf, pressedButtons } from "./thread-facts";
import { DayLine, EventLine, SessionBorder } from "./thread-lines";
import { ThreadSkeleton } from "./thread-skeleton";
import { useAnswering } from "./use-answering";
import { useAround, useJump } from "./use-jump";
import { useMarkRead } from "./use-mark-read";
import { useReadMentions } from "./use-read-mentions";
import { useThread } from "./use-thread";
import { useThreadScroll } from "./use-thread-scroll";

/** Everything said in one conversation; newest at the bottom, older ones come while scrolling up. */
export function ThreadView({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.thread");
  const clientName = useClientName()(conversation.contact);
  const place = useAround(conversation.id);
  const { items, entries, query, isLatest } = useThread(conversation.id, place.around);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const { scroller, content, atBottom, newCount, toBottom, onScroll } = useThreadScroll(entries, {
    loadOlder: () => {
      if (hasNextPage && !query.isFetching && !isFetchNextPageError) void fetchNextPage();
    },
    loadNewer: () => {
      if (!isLatest && !query.isFetching && !query.isFetchPreviousPageError) void query.fetchPreviousPage();
    },
    isLatest,
    toLatest: place.leave,
    isBusy: query.isFetching,
  });
  const jumpTo = useJump(place, entries);
  const answering = useAnswering(conversation);
  const [openImage, setOpenImage] = useState<string | null>(null);
  const pressed = useMemo(() => pressedButtons(items), [items]);
  useMarkRead(conversation, atBottom && query.isSuccess);
  useReadMentions(conversation.id, query.isSuccess);

  if (query.isError && !query.data)
    return (
      <div className="min-h-0 flex-1">
        <ErrorState
          title={t("failed")}
          text={t("failedText")}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </div>
    );
  if (!query.data) return <ThreadSkeleton />;
  if (query.data.pages[0]?.isHidden)
    return (
      <div className="min-h-0 flex-1">
        <ListState icon={<EyeOff />} title={t("hidden")} text={t("hiddenText")} />
      </div>
    );
  return (
    <ThreadActionsProvider
      actions={{ conversationId: conversation.id, clientName, openImage: setOpenImage, jumpTo, pressed, answering }}
    >
      <div className="relative flex min-h-0 flex-1 flex-col">
        <section
          ref={scroller}
          onScroll={onScroll}
          aria-label={t("label", { name: clientName })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          className="flex min-h-0 flex-1 flex-col-reverse overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
        >
          <div ref={content} className="flex flex-col gap-0.5 px-6 pt-2 pb-2 max-desk:px-3">
            <Top isFetching={isFetchingNextPage} failed={isFetchNextPageError} onRetry={() => void fetchNextPage()} />
            {entries.length === 0 ? (
              <ListState icon={<MessageCircle />} title={t("empty")} text={t("emptyText")} />
            ) : null}
            {entries.map((entry) => (
              <Line key={entry.key} entry={entry} />
            ))}
            {isLatest ? <ScheduledMessages conversation={conversation} /> : null}
          </div>
        </section>
        {atBottom ? null : (
          <Button
            onClick={toBottom}
            className="absolute right-6 bottom-3 rounded-full shadow-pop max-desk:right-3"
            aria-label={newCount > 0 ? undefined : t("toLatest")}
          >
            {newCount > 0 ? t("newCount", { count: newCount }) : null}
            <ArrowDown aria-hidden />
          </Button>
        )}
        {isLatest ? <ThreadAnnouncer entries={entries} /> : null}
      </div>
      <ImageViewer images={picturesOf(items)} openId={openImage} onOpen={setOpenImage} />
    </ThreadActionsProvider>
  );
}

function Line({ entry }: { entry: Entry }) {
  switch (entry.type) {
    case "day":
      return <DayLine at={entry.at} />;
    case "border":
      return <SessionBorder event={entry.event} />;
    case "event":
      return <EventLine event={entry.event} />;
    case "note":
      return <NoteBubble note={entry.note} />;
    case "message":
      return <MessageBubble entry={entry} />;
  }
}

function Top({ isFetching, failed, onRetry }: { isFetching: boolean; failed: boolean; onRetry: () => void }) {
  const t = useTranslations("inbox");
  if (failed)
    return (
      <div role="alert" className="flex items-center justify-center gap-2 py-2 text-meta text-danger-text">
        {t("thread.olderFailed")}
        <Button variant="link" onClick={onRetry}>
          {t("message.retry")}
        </Button>
      </div>
    );
  return isFetching ? (
    <p role="status" className="m-0 py-2 text-center text-meta text-text-3">
      {t("thread.older")}
    </p>
  ) : null;
}
