"use client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useTRPC } from "@/components/live/trpc";
import type { ContactCondition } from "@/db/schema/contacts";
import { type ContactOrder, contactOrders, exportQuery } from "@/server/contacts/schema";

export type AppliedFilter = { id: string | null; name: string | null; conditions: ContactCondition[] };

/** What the directory is asked for. Its address holds it, so it is there again on the way back from a contact, and can be sent on. */
export function useSought() {
  const params = useSearchParams();
  const filters = useQuery(useTRPC().contacts.filters.queryOptions());
  const search = (params.get("search") ?? "").slice(0, 120);
  const conditions = conditionsOf(params.get("conditions"));
  const saved = filters.data?.find(({ id }) => id === params.get("filter"));
  // A saved one has no name yet while the filters are loading.
  const id = filters.isPending ? params.get("filter") : null;
  const unnamed: AppliedFilter | null = conditions.length > 0 ? { id, name: null, conditions } : null;
  const filter: AppliedFilter | null = saved ?? unnamed;
  const order: ContactOrder = contactOrders.find((known) => known === params.get("order")) ?? "name";
  const [typed, setTyped] = useState(search);
  const [asked, setAsked] = useState(search);
  // Another search came by the address: the side bar, or back and forward.
  if (search !== asked) {
    setAsked(search);
    setTyped(search);
  }
  const settled = useDebounced(typed.trim(), 250);
  useEffect(() => {
    if (settled === typed.trim() && settled !== asked) {
      setAsked(settled);
      goTo(params, { search: settled });
    }
  });
  return {
    typed,
    type: setTyped,
    filter,
    sought: { search, conditions: filter?.conditions ?? [], order },
    apply: (next: AppliedFilter | null) =>
      goTo(params, {
        filter: next?.id ?? "",
        // Also of a saved one: the list need not wait for the filters.
        conditions: next ? JSON.stringify(next.conditions) : "",
      }),
    sort: (next: ContactOrder) => goTo(params, { order: next === "name" ? "" : next }),
    clear: () => {
      setTyped("");
      setAsked("");
      goTo(params, { search: "", filter: "", conditions: "" });
    },
  };
}

function conditionsOf(text: string | null): ContactCondition[] {
  const read = exportQuery.shape.conditions.safeParse(text ?? undefined);
  return read.success ? read.data : [];
}

/** Next follows this in useSearchParams; the server has nothing to add. */
function goTo(params: URLSearchParams, change: Record<string, string>): void {
  const given = Object.entries({ ...Object.fromEntries(params), ...change }).filter(([, value]) => value);
  const address = given.length > 0 ? `?${new URLSearchParams(given)}` : window.location.pathname;
  window.history.replaceState(null, "", address);
}
