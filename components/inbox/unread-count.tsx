"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useHydrated } from "../live/use-hydrated";
import { UnreadBadge } from "../shell/unread-badge";

/** How many of my conversations have something unread; stands on the navigation of every page. */
export function UnreadCount() {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.inbox.counts.queryOptions());
  // The list may have the answer before this wakes.
  const count = (useHydrated() ? data?.unreadMine : undefined) ?? 0;
  return <UnreadBadge count={count} label={t("unreadConversations", { count })} />;
}
