// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import inbox from "@/messages/cs/inbox.json";
import { MeProvider } from "../me";
import type { KnownViewer } from "./merge-viewers";
import { RowViewers } from "./row-viewers";
import { TypingLine } from "./typing-line";
import { useLooking } from "./use-looking";
import { ViewerFaces } from "./viewer-faces";

let known: KnownViewer[];
let calls: { path: string; input: Record<string, unknown>; keepalive: boolean }[];
let visibility: DocumentVisibilityState;

beforeEach(() => {
  known = [];
  calls = [];
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => answered(new URL(url, "http://desk"), init));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Calls come in batches, a last word alone. */
async function answered({ pathname, searchParams }: URL, init?: RequestInit): Promise<Response> {
  const paths = pathname.replace("/api/trpc/", "").split(",");
  const isBatch = searchParams.get("batch") === "1";
  const body = init?.body ? JSON.parse(String(init.body)) : null;
  const results = paths.map((path, n) => {
    const input = (isBatch ? body?.[n] : body)?.json ?? {};
    if (body) calls.push({ path, input, keepalive: init?.keepalive === true });
    const data = path === "viewers.list" ? known : path === "photos.list" ? {} : null;
    return { result: { data: superjson.serialize(data) } };
  });
  return Response.json(isBatch ? results : results[0]);
}

function desk(children: ReactNode) {
  return render(
    <NextIntlClientProvider locale="cs" messages={{ inbox }} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <MeProvider me={{ id: "me", name: "Petra Nováková", role: "operator" }}>{children}</MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

const viewer = (userId: string, name: string, typingForMs = 0): KnownViewer => ({
  conversationId: "c1",
  userId,
  name,
  seenForMs: 60_000,
  typingForMs,
});

describe("colleagues who look (O14)", () => {
  it("stand in the header and in the list, who types is said in words", async () => {
    known = [viewer("me", "Petra Nováková", 5_000), viewer("u2", "Jana Dvořáková", 9_000), viewer("u3", "Jan Malý")];
    desk(
      <>
        <ViewerFaces conversationId="c1" />
        <TypingLine conversationId="c1" />
        <RowViewers conversationId="c2" />
      </>,
    );
    const faces = await screen.findByRole("img", {
      name: "Jana Dvořáková píše odpověď. Konverzaci má otevřenou: Jan Malý",
    });
    expect(faces.tabIndex).toBe(0);
    expect(screen.getByRole("status").textContent).toBe("Jana Dvořáková píše odpověď");
    expect(screen.getAllByRole("img")).toHaveLength(1);
  });

  it("say how many there are beside the first", async () => {
    known = ["Eva", "Ivo", "Jan", "Petr", "Zora"].map((name) => viewer(name, name));
    desk(<ViewerFaces conversationId="c1" />);
    const faces = await screen.findByRole("img", { name: /Eva, Ivo, Jan, Petr a\sZora$/ });
    expect(faces.textContent).toContain("+3");
  });
});

describe("a tab", () => {
  function Tab() {
    const onTyping = useLooking("c1");
    return (
      <button type="button" onClick={() => onTyping(true)}>
        píše
      </button>
    );
  }
  const paths = () => calls.map(({ path, input }) => `${path}${input.isTyping ? " types" : ""}`);
  const see = (next: DocumentVisibilityState) =>
    act(() => {
      visibility = next;
      document.dispatchEvent(new Event("visibilitychange"));
    });

  it("tells that it looks and types, and says goodbye in a way that outlives the page", async () => {
    const { unmount } = desk(<Tab />);
    await waitFor(() => expect(paths()).toEqual(["viewers.lookAt"]));
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(paths()).toEqual(["viewers.lookAt", "viewers.lookAt types"]));
    see("hidden");
    await waitFor(() => expect(paths().at(-1)).toBe("viewers.lookAway"));
    expect(calls.at(-1)).toMatchObject({ keepalive: true, input: { conversationId: "c1" } });
    see("visible");
    await waitFor(() => expect(paths().at(-1)).toBe("viewers.lookAt"));
    unmount();
    await waitFor(() => expect(paths().at(-1)).toBe("viewers.lookAway"));
    expect(new Set(calls.map(({ input }) => input.pageId)).size).toBe(1);
  });
});
