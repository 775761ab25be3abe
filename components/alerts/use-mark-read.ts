"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/components/live/trpc";
import type { AlertRow } from "@/server/alerts/list-alerts";

/** What stands on the screen has been seen: everything up to the newest of them. They stay marked as new until the next look. */
export function useMarkRead(alerts: AlertRow[] | undefined): void {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { mutate } = useMutation(
    trpc.alerts.markRead.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.alerts.unread.queryFilter()),
    }),
  );
  const newest = alerts?.find(({ readAt }) => readAt === null)?.raisedAt.getTime();
  useEffect(() => {
    if (newest !== undefined) mutate({ until: new Date(newest) });
  }, [newest, mutate]);
}
