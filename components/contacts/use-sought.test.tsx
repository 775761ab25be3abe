// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { type ReactNode, useSyncExternalStore } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import type { ContactCondition } from "@/db/schema/contacts";
import { useSought } from "./use-sought";

/** As Next follows the browser's history. */
const moved = new EventTarget();
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

const blocked: ContactCondition[] = [{ kind: "blocked", is: true }];
const gold: ContactCondition[] = [{ kind: "field", key: "Úroveň", test: "is", value: "zlatá" }];
const saved = { id: "f1", name: "Zlatí", conditions: gold, isShared: true, ownerName: "Petra", isMine: true };

const { replaceState } = window.history;
const go = (address: string) => {
  replaceState.call(window.history, null, "", address);
  moved.dispatchEvent(new Event("move"));
};
beforeEach(() => {
  go("/contacts");
  vi.spyOn(window.history, "replaceState").mockImplementation((_data, _title, address) => go(String(address)));
  vi.stubGlobal("fetch", async (url: string) => {
    const answers = url.split("?")[0]?.split(",") ?? [];
    return Response.json(answers.map(() => ({ result: { data: superjson.serialize([saved]) } })));
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const wrapper = ({ children }: { children: ReactNode }) => <TRPCReactProvider>{children}</TRPCReactProvider>;
const open = () => renderHook(() => useSought(), { wrapper }).result;

it("asks the same again after a contact was opened: the address holds search, filter and order (N.33)", async () => {
  const before = open();
  act(() => before.current.type("novák"));
  await waitFor(() => expect(window.location.search).toContain("search=nov"));
  act(() => before.current.apply({ id: null, name: null, conditions: blocked }));
  act(() => before.current.sort("newest"));
  const asked = { search: "novák", conditions: blocked, order: "newest" };
  expect(before.current.sought).toEqual(asked);
  cleanup();
  const after = open();
  expect(after.current.sought).toEqual(asked);
  expect(after.current.typed).toBe("novák");
  act(() => after.current.clear());
  expect(after.current.sought).toEqual({ search: "", conditions: [], order: "newest" });
  expect(after.current.typed).toBe("");
});

it("shows a saved filter as it is now, under its name (S2.6)", async () => {
  go(`/contacts?filter=f1&conditions=${encodeURIComponent(JSON.stringify(blocked))}`);
  const shown = open();
  expect(shown.current.filter).toEqual({ id: "f1", name: null, conditions: blocked });
  await waitFor(() => expect(shown.current.filter?.name).toBe("Zlatí"));
  expect(shown.current.sought.conditions).toEqual(gold);
});

it("leaves out what makes no sense, and follows the side bar back to everybody", () => {
  go("/contacts?conditions=nonsense&order=size&search=jana");
  const shown = open();
  expect(shown.current.sought).toEqual({ search: "jana", conditions: [], order: "name" });
  act(() => go("/contacts"));
  expect(shown.current.sought.search).toBe("");
  expect(shown.current.typed).toBe("");
});
