"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/live/trpc";
import { markAppIcon } from "./system-notices";
import { keepUnreadTitle } from "./unread-title";

/** How many sessions of mine have something unread: in the title of every page and on the icon of the installed app (O25). */
export function UnreadMarks() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.inbox.counts.queryOptions());
  const count = data?.unreadMine;
  useEffect(() => {
    if (count === undefined) return;
    void markAppIcon(count);
    return keepUnreadTitle(count);
  }, [count]);
  return null;
}
