"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "../live/trpc";
import { useOpenConversation } from "./open-conversation";

/** The browser's tab says how many messages of mine are unread. */
export function useInboxTitle(): void {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.inbox.counts.queryOptions());
  const count = data?.unreadMine ?? 0;
  const page = count > 0 ? t("inbox.titleUnread", { count }) : t("inbox.title");
  const title = `${page} – ${t("common.appName")}`;
  const openId = useOpenConversation();

  useEffect(() => {
    document.title = title;
  }, [title, openId]);
}
