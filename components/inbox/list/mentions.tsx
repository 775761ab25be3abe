"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { laterIdle } from "@/components/ui/later";

const MentionsButton = laterIdle(() => import("./mentions-button").then((module) => module.MentionsButton));

/** Zmínky: where colleagues named me. Not there until somebody did. */
export function Mentions() {
  const { data, isError, refetch } = useQuery(useTRPC().inbox.mentions.queryOptions());
  if (!data?.length && !isError) return null;
  return <MentionsButton mentions={data} onRetry={() => void refetch()} />;
}
