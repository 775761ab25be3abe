"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFields } from "@/components/contacts/use-contact-data";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import { fromAddress, sessionColumns, toAddress } from "@/server/sessions/rules";
import type { SessionQuery } from "@/server/sessions/schema";
import type { SavedView, ShownTable } from "@/server/sessions/show-table";

/**
 * The table as its address says: what is asked for, the saved view, columns of a link, and the session whose detail is open. Columns
 * that nothing in the address names are the person's own, kept on the server.
 */
export function useTable(initialTable: ShownTable) {
  const trpc = useTRPC();
  const params = useSearchParams();
  const address = Object.fromEntries(params);
  const query = fromAddress(address);
  const table = useQuery(trpc.sessions.table.queryOptions(undefined, { initialData: initialTable })).data;
  const view = table.views.find(({ id }) => id === address.view) ?? null;
  const inOrder = useColumnOrder();
  const columns = inOrder(address.columns ? unpack(address.columns) : (view?.columns ?? table.columns));
  const saveColumns = useSaveColumns();
  const rest = { view: address.view, columns: address.columns };
  return {
    query,
    columns,
    view,
    views: table.views,
    openingViewId: table.openingViewId,
    /** The table shows something else than its view says. */
    isViewChanged: view !== null && !isSame(view, { address: toAddress(query), columns }),
    /** Another question; the view stays named, so that it can be saved. */
    ask: (next: SessionQuery) => goTo({ ...toAddress(next), ...rest }, "replace"),
    apply: (chosen: Pick<SavedView, "id" | "address">) => goTo({ ...chosen.address, view: chosen.id }, "push"),
    toggle: (column: string, isShown: boolean) => {
      const next = inOrder(isShown ? [...columns, column] : columns.filter((other) => other !== column));
      if (view || address.columns) goTo({ ...toAddress(query), ...rest, columns: pack(next) }, "replace");
      else saveColumns(next);
    },
    ...useOpenSession(params),
  };
}

export type Table = ReturnType<typeof useTable>;

/** The detail is a step in the browser's history: back closes it, and its address can be sent to somebody. */
function useOpenSession(params: URLSearchParams) {
  const isOurStep = useRef(false);
  return {
    openId: params.get("session"),
    openSession: (session: string) => {
      isOurStep.current = true;
      goTo({ ...Object.fromEntries(params), session }, "push");
    },
    closeSession: () => {
      if (isOurStep.current) window.history.back();
      else goTo({ ...Object.fromEntries(params), session: undefined }, "replace");
      isOurStep.current = false;
    },
  };
}

/** Next follows this in useSearchParams; the server has nothing to add. */
function goTo(address: Record<string, string | undefined>, how: "push" | "replace") {
  const given = Object.entries(address).flatMap(([key, value]) => (value ? [[key, value]] : []));
  const href = given.length > 0 ? `?${new URLSearchParams(given)}` : window.location.pathname;
  if (how === "push") window.history.pushState(null, "", href);
  else window.history.replaceState(null, "", href);
}

type Content = Pick<SavedView, "address" | "columns">;

function isSame(one: Content, other: Content): boolean {
  const text = ({ address, columns }: Content) => JSON.stringify([Object.entries(address).sort(), columns]);
  return text(one) === text(other);
}

/** The order of the chooser, whoever chose what first; a field that is gone has no column. */
function useColumnOrder() {
  const { data, all } = useFields("session");
  const known = [...sessionColumns, ...all.map(({ key }) => `field:${key}`)];
  return (columns: string[]) =>
    data
      ? known.filter((column) => columns.includes(column))
      : columns.filter((column) => !column.startsWith("field:"));
}

/** What the table can show besides the client, the company's own fields of sessions among it. */
export function useColumnChoices(): { column: string; label: string }[] {
  const t = useTranslations("sessions.columns");
  const { offered } = useFields("session");
  return [
    ...sessionColumns.map((column) => ({ column, label: t(column) })),
    ...offered.map(({ key, label }) => ({ column: `field:${key}`, label })),
  ];
}

const pack = (columns: string[]) => columns.map(encodeURIComponent).join(",") || ",";
const unpack = (text: string) =>
  text
    .split(",")
    .filter(Boolean)
    .map((column) => {
      try {
        return decodeURIComponent(column);
      } catch {
        return column;
      }
    });

function useSaveColumns() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const queryKey = trpc.sessions.table.queryKey();
  const save = useMutation(
    trpc.sessions.saveColumns.mutationOptions({
      onMutate: ({ columns }) => queries.setQueryData(queryKey, (known) => (known ? { ...known, columns } : known)),
      onError: (error) => {
        showToast({ title: errorText(error), tone: "error" });
        return queries.invalidateQueries({ queryKey });
      },
    }),
  );
  return (columns: string[]) => save.mutate({ columns });
}
