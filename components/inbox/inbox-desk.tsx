"use client";
import { MessageSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ListState } from "../ui/list-state";
import { usePreparing } from "../ui/use-preparing";
import { SessionList } from "./list/session-list";
import { type Me, MeProvider } from "./me";
import { useOpenConversation } from "./open-conversation";
import { ThreadLoading } from "./thread/thread-loading";

/** Thread, composer and card are most of the inbox's code, and the bare list needs none of it. */
const loadPane = () => import("./thread/conversation-pane").then((module) => module.ConversationPane);
const ConversationPane = dynamic(loadPane, { loading: ThreadLoading });

/**
 * The whole desk of the operator. List and thread stand side by side; under 900 px the screen shows one of them. It lives in the
 * layout, so the list and its place stay while conversations change.
 */
export function InboxDesk({ me }: { me: Me }) {
  const openId = useOpenConversation();
  usePreparing(loadPane);
  return (
    <MeProvider me={me}>
      <SessionList isMain={openId === null} className={openId ? "max-desk:hidden" : undefined} />
      {openId ? <ConversationPane key={openId} conversationId={openId} /> : <NothingOpen />}
    </MeProvider>
  );
}

function NothingOpen() {
  const t = useTranslations("inbox.pick");
  return (
    <section
      aria-label={t("title")}
      className="my-2 mr-2 ml-1 flex min-w-0 flex-1 rounded-lg bg-surface shadow-sheet max-desk:hidden"
    >
      <ListState icon={<MessageSquare />} title={t("title")} text={t("text")} className="m-auto py-10" />
    </section>
  );
}
