"use client";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { FieldScope } from "@/db/enums";
import type { ContactCondition } from "@/db/schema/contacts";
import type { ContactOrder } from "@/server/contacts/schema";

export type Sought = { search: string; conditions: ContactCondition[]; order: ContactOrder };

/** The directory page by page; what was shown stays until the next search has come. */
export function useDirectory({ search, conditions, order }: Sought) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.contacts.list.infiniteQueryOptions(
      { search, conditions, order },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  );
}

export function useFound({ search, conditions }: Pick<Sought, "search" | "conditions">, enabled = true) {
  const trpc = useTRPC();
  return useQuery(
    trpc.contacts.count.queryOptions({ search, conditions }, { enabled, placeholderData: keepPreviousData }),
  );
}

/** Fields of contacts, or of sessions, in their order (N.71); `offered` are filled in today. */
export function useFields(scope: FieldScope = "contact") {
  const query = useQuery(useTRPC().contacts.fields.queryOptions({ scope }));
  return { ...query, all: query.data ?? [], offered: query.data?.filter(({ retiredAt }) => retiredAt === null) ?? [] };
}

/** Everything that shows contacts is asked again. */
export function useRefreshContacts() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () =>
    Promise.all(
      [trpc.contacts.pathKey(), trpc.inbox.pathKey()].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

/** Changes of contacts; what fails is said, what succeeds refreshes. */
export function useContactMoves() {
  const trpc = useTRPC();
  const refresh = useRefreshContacts();
  const errorText = useErrorText();
  const after = {
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => refresh(),
  };
  return {
    unblock: useMutation(trpc.contacts.unblock.mutationOptions(after)),
    undoMerge: useMutation(trpc.contacts.undoMerge.mutationOptions(after)),
    deleteFilter: useMutation(trpc.contacts.deleteFilter.mutationOptions(after)),
    moveField: useMutation(trpc.contacts.moveField.mutationOptions(after)),
    retireField: useMutation(trpc.contacts.retireField.mutationOptions(after)),
  };
}
