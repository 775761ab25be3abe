"use client";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Sheet } from "@/components/shell/sheet";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { isUnheld } from "@/server/inbox/right-rules";
import { maySend } from "@/server/numbers/rules";
import { CallbackStrip } from "../callback/callback-strip";
import { ClientCard } from "../card/client-card";
import { Composer } from "../composer/composer";
import { DoubtStrip } from "../doubt/doubt-strip";
import type { Conversation } from "../inbox-types";
import { openConversation } from "../open-conversation";
import { SnoozeStrip } from "../snooze/snooze-strip";
import { TypingLine } from "../viewers/typing-line";
import { useLooking } from "../viewers/use-looking";
import { AcceptBar } from "./accept-bar";
import { ConversationHeader } from "./conversation-header";
import { ThreadLoading } from "./thread-loading";
import { ThreadView } from "./thread-view";

/** The open conversation: thread on the sheet, the client's card beside it (under 1280 in a drawer). */
export function ConversationPane({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const [isCardOpen, setCardOpen] = useState(false);
  const { data, error, isFetching, refetch } = useQuery(trpc.inbox.conversation.queryOptions({ conversationId }));
  const onTyping = useLooking(data ? conversationId : null);
  if (!data) return error ? <Sheet className="desk:ml-1">{problem()}</Sheet> : <ThreadLoading />;
  return (
    <>
      <Sheet className="desk:ml-1 desk:min-w-[560px] xl:mr-0">
        <ConversationHeader conversation={data} onCard={() => setCardOpen(true)} />
        {data.session ? <SnoozeStrip session={data.session} /> : null}
        {data.session ? <CallbackStrip session={data.session} /> : null}
        <DoubtStrip conversation={data} />
        <NumberProblem number={data.number} />
        <ThreadView conversation={data} />
        <TypingLine conversationId={conversationId} />
        {data.session && isUnheld(data.session) ? (
          <AcceptBar session={data.session} />
        ) : (
          <Composer conversation={data} onTyping={onTyping} />
        )}
      </Sheet>
      <ClientCard conversation={data} className="w-74 shrink-0 max-xl:hidden" />
      <Drawer open={isCardOpen} onOpenChange={setCardOpen} title={t("card.title")}>
        <ClientCard conversation={data} inDrawer />
      </Drawer>
    </>
  );

  function problem() {
    const code = error?.data?.code;
    if (code === "NOT_FOUND" || code === "BAD_REQUEST")
      return (
        <ListState heading="h1" icon={<SearchX />} title={t("thread.notFound")} text={t("thread.notFoundText")}>
          <Button onClick={() => openConversation(null)}>{t("thread.toList")}</Button>
        </ListState>
      );
    return (
      <ErrorState
        title={t("thread.failed")}
        text={t("thread.failedText")}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
}

function NumberProblem({ number }: { number: Conversation["number"] }) {
  const t = useTranslations("inbox.thread");
  if (maySend(number.status)) return null;
  const { name, statusReason: reason } = number;
  return (
    <div className="shrink-0 px-4 pt-2">
      <Banner tone="danger" role="status">
        {reason ? t("numberProblemReason", { name, reason }) : t("numberProblem", { name })}
      </Banner>
    </div>
  );
}
