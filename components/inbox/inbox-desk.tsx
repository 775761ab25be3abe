"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
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
export function InboxDesk({ me, seesAll, nothingOpen }: { me: Me; seesAll: boolean; nothingOpen: ReactNode }) {
  const openId = useOpenConversation();
  usePreparing(loadPane);
  return (
    <MeProvider me={me} seesAll={seesAll}>
      <SessionList isMain={openId === null} className={openId ? "max-desk:hidden" : undefined} />
      {openId ? <ConversationPane key={openId} conversationId={openId} /> : nothingOpen}
    </MeProvider>
  );
}
