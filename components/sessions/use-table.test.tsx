// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import { usualColumns } from "@/server/sessions/rules";
import type { ShownTable } from "@/server/sessions/show-table";
import { useTable } from "./use-table";

/** As Next follows the browser's history. */
const moved = new EventTarget();
const steps: string[] = [];
vi.mock("next/navigation", () => ({
  useSearchParams: () => {
    const search = useSyncExternalStore(
      (listener) => {
        moved.addEventListener("move", listener);
        return () => moved.removeEventListener("move", listener);
      },
      () => window.location.search,
    );
    return new URLSearchParams(search);
  },
}));

const view = {
  ...{ id: "v1", name: "Fronta", ownerId: "u1", ownerName: "Petra", isShared: false, isMine: true },
  address: { period: "live", sort: "started" },
  columns: ["started", "wait"],
};
const table: ShownTable = { columns: usualColumns, openingViewId: null, views: [view] };

let saved: unknown[];
const { pushState, replaceState } = window.history;
beforeEach(() => {
  [saved, steps.length] = [[], 0];
  for (const [name, original] of Object.entries({ pushState, replaceState }))
    vi.spyOn(window.history, name as "pushState").mockImplementation((...given) => {
      original.apply(window.history, given);
      steps.push(`${name === "pushState" ? "step" : "same"} ${decodeURIComponent(window.location.search)}`);
      moved.dispatchEvent(new Event("move"));
    });
  vi.spyOn(window.history, "back").mockImplementation(() => void steps.push("back"));
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (init?.method === "POST") saved.push(superjson.deserialize(JSON.parse(String(init.body))[0]));
    const field = { id: "f1", key: "Zakázka", label: "Zakázka", kind: "text", options: [], retiredAt: null };
    const answers = url.split("?")[0]?.split(",") ?? [];
    return Response.json(
      answers.map((path) => ({ result: { data: superjson.serialize(path.endsWith("fields") ? [field] : undefined) } })),
    );
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(search = "") {
  window.history.replaceState(null, "", `/sessions${search}`);
  steps.length = 0;
  const hook = renderHook(() => useTable(table), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TRPCReactProvider>
        <NextIntlClientProvider locale="cs" messages={{ errors: {} }} timeZone="Europe/Prague">
          {children}
        </NextIntlClientProvider>
      </TRPCReactProvider>
    ),
  });
  return hook.result;
}

it("has its filters in the address, without a step in the history for each (N.34)", async () => {
  const result = await open("?period=live&waitMin=5");
  expect(result.current.query).toEqual({ period: "live", waitMin: 5, sort: "-started" });
  act(() => result.current.ask({ ...result.current.query, text: "kolo" }));
  expect(result.current.query.text).toBe("kolo");
  expect(steps).toEqual(["same ?period=live&waitMin=5&text=kolo"]);
});

it("opens a session as a step, so that back closes it, also from a link somebody sent", async () => {
  const result = await open("?period=live");
  act(() => result.current.openSession("s1"));
  expect(result.current.openId).toBe("s1");
  act(() => result.current.closeSession());
  expect(steps).toEqual(["step ?period=live&session=s1", "back"]);

  const linked = await open("?session=s2");
  expect(linked.current.openId).toBe("s2");
  act(() => linked.current.closeSession());
  expect([linked.current.openId, steps]).toEqual([null, ["same "]]);
});

it("keeps a person's columns on the server, those of a view in the address", async () => {
  const result = await open();
  await waitFor(() => {
    act(() => result.current.toggle("field:Zakázka", true));
    expect(result.current.columns).toContain("field:Zakázka");
  });
  await waitFor(() => expect(saved).toContainEqual({ columns: [...usualColumns, "field:Zakázka"] }));
  expect(steps).toEqual([]);

  act(() => result.current.apply(view));
  expect(result.current).toMatchObject({ view: { id: "v1" }, columns: ["started", "wait"], isViewChanged: false });
  act(() => result.current.toggle("phone", true));
  expect(result.current).toMatchObject({ columns: ["started", "wait", "phone"], isViewChanged: true });
  expect(steps.at(-1)).toBe("same ?period=live&sort=started&view=v1&columns=started,wait,phone");
});
