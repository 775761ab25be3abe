"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Role } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { useMay } from "../shell/use-may";

/** So many of each kind; the page of messages shows them all. */
const most = { sessions: 5, contacts: 4, messages: 6, campaigns: 3 };
/** A single letter finds everything. */
export const shortestQuery = 2;

/** What the desk knows of the words: sessions and contacts by the client's name and phone, messages and notes by what was said, campaigns. */
export function useFound(query: string, role: Role) {
  const trpc = useTRPC();
  const may = useMay(role);
  const isAsked = query.length >= shortestQuery;
  const kept = { placeholderData: keepPreviousData, staleTime: 10_000 };
  const mayInbox = isAsked && may("inbox.use");
  const sessions = useQuery(
    trpc.inbox.list.queryOptions(
      { section: "all", search: query, limit: most.sessions },
      { enabled: mayInbox, ...kept },
    ),
  );
  const contacts = useQuery(
    trpc.contacts.search.queryOptions(
      { query, limit: most.contacts },
      { enabled: mayInbox && may("contacts.see"), ...kept },
    ),
  );
  const messages = useQuery(
    trpc.search.messages.queryOptions({ query, limit: most.messages }, { enabled: mayInbox, ...kept }),
  );
  const campaigns = useQuery(
    trpc.search.campaigns.queryOptions(
      { query, limit: most.campaigns },
      { enabled: isAsked && may("campaigns.see"), ...kept },
    ),
  );
  const all = [sessions, contacts, messages, campaigns];
  return {
    sessions: isAsked ? (sessions.data?.rows ?? []) : [],
    contacts: isAsked ? (contacts.data ?? []) : [],
    messages: isAsked ? (messages.data?.rows ?? []) : [],
    campaigns: isAsked ? (campaigns.data ?? []) : [],
    isSearching: isAsked && all.some(({ isFetching }) => isFetching),
    /** Something shown was found for the words before. */
    isBehind: isAsked && all.some((one) => one.isFetching && (one.isPending || one.isPlaceholderData)),
    failed: isAsked && all.some(({ isError }) => isError),
    retry: () => {
      for (const one of all) if (one.isError) void one.refetch();
    },
  };
}
