"use client";
import { lazy, type ReactNode, Suspense } from "react";
import { usePreparing } from "../ui/use-preparing";
import { SessionList } from "./list/session-list";
import { type Me, MeProvider } from "./me";
import { useOpenConversation } from "./open-conversation";
import { ThreadLoading } from "./thread/thread-loading";

/** Thread, composer and card are most of the inbox's code, and the bare list needs none of it. */
const loadPane = () => import("./thread/conversation-pane");
const ConversationPane = lazy(() => loadPane().then((module) => ({ default: module.ConversationPane })));

// Who comes straight to a conversation has its code on the way before React is at it.
if (typeof location !== "undefined" && /^\/inbox\/./.test(location.pathname)) void loadPane().catch(() => undefined);

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
      {openId ? (
        <Suspense key={openId} fallback={<ThreadLoading />}>
          <ConversationPane conversationId={openId} />
        </Suspense>
      ) : (
        nothingOpen
      )}
    </MeProvider>
  );
}
