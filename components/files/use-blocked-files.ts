"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { type BlockedFiles, nothingBlocked } from "@/server/team/blocked-file-rules";

const halfHourMs = 30 * 60_000;

/** What the company blocks, for a first look at a file; while it is not known the server decides alone. A change comes live. */
export function useBlockedFiles(): BlockedFiles {
  return (
    useQuery(useTRPC().team.blockedFiles.queryOptions(undefined, { staleTime: halfHourMs })).data ?? nothingBlocked
  );
}
