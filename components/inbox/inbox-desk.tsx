"use client";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { ListState } from "../ui/list-state";
import { SessionList } from "./list/session-list";
import { type Me, MeProvider } from "./me";
import { useOpenConversation } from "./open-conversation";
import { ConversationPane } from "./thread/conversation-pane";

/**
 * The whole desk of the operator. List and thread stand side by side; under 900 px the screen shows one of them. It lives in the
 * layout, so the list and its place stay while conversations change.
 */
export function InboxDesk({ me }: { me: Me }) {
  const openId = useOpenConversation();
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
