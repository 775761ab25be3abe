// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import inbox from "@/messages/cs/inbox.json";
import keys from "@/messages/cs/keys.json";
import search from "@/messages/cs/search.json";
import shell from "@/messages/cs/shell.json";
import { showSearch } from "./open-search";
import { SearchKey } from "./search-key";
import { SearchPalette } from "./search-palette";

const push = vi.hoisted(() => vi.fn());
const found = vi.hoisted(() => ({ current: {} as Record<string, unknown> }));
const chosen = vi.hoisted(() => ({ theme: vi.fn(), state: vi.fn() }));
const visited = vi.hoisted(() => ({ path: "/campaigns" }));
vi.mock("next/navigation", () => ({ usePathname: () => visited.path, useRouter: () => ({ push }) }));
vi.mock("next/dynamic", () => ({ default: () => (props: { open: boolean }) => (props.open ? <p>lazy</p> : null) }));
vi.mock("./use-found", () => ({ useFound: () => found.current, shortestQuery: 2 }));
vi.mock("../shell/use-presence", () => ({
  usePresence: () => ({ presence: "online", awayReason: null, choose: chosen.state }),
}));
vi.mock("../team/use-presence-choices", () => ({
  toChoice: () => "online",
  usePresenceChoices: () => [
    { value: "online", label: "Online" },
    { value: "away", label: "Pryč" },
  ],
}));
vi.mock("../shell/preference-choices", () => ({
  usePreferenceChoices: () => ({
    theme: { value: "light", options: [{ value: "dark", label: "Tmavý" }], onValueChange: chosen.theme },
    language: { value: "cs", options: [{ value: "en", label: "English" }], onValueChange: vi.fn() },
  }),
}));

const nothing = {
  sessions: [],
  contacts: [],
  messages: [],
  campaigns: [],
  isSearching: false,
  isBehind: false,
  failed: false,
  retry: vi.fn(),
};
const message = {
  messageId: "m1",
  conversationId: "c1",
  at: new Date("2026-11-20T08:00:00Z"),
  direction: "in",
  kind: "message",
  contact: { id: "k1", name: "Karel Novák", profileName: null, phone: "+420608555917" },
  snippet: [
    { text: "Máte ", isHit: false },
    { text: "černobíl", isHit: true },
    { text: "ý model?", isHit: false },
  ],
};

beforeEach(() => {
  found.current = nothing;
  visited.path = "/campaigns";
  vi.clearAllMocks();
});
afterEach(() => {
  act(() => showSearch(false));
  cleanup();
});

const me = { id: "u1", name: "Petra", role: "operator" as const };
const inCzech = (children: React.ReactNode) => (
  <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, inbox, keys, search, shell }}>
    {children}
  </NextIntlClientProvider>
);
const show = () => render(inCzech(<SearchPalette me={me} open />));
const field = () => screen.getByRole("combobox", { name: search.label });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const enter = () => fireEvent.keyDown(field(), { key: "Enter" });

describe("Ctrl+K (O23)", () => {
  it("opens the search from a field and keeps what is typed before it is there, but not over another dialog", async () => {
    render(
      inCzech(
        <>
          <input aria-label="pole" />
          <SearchKey me={me} />
        </>,
      ),
    );
    fireEvent.keyDown(screen.getByLabelText("pole"), { key: "k" });
    expect(screen.queryByRole("combobox")).toBeNull();
    fireEvent.keyDown(screen.getByLabelText("pole"), { key: "k", ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText("pole"), { key: "a" });
    expect(await screen.findByRole("combobox")).toHaveProperty("value", "a");
    act(() => showSearch(false));
    await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
    const dialog = document.body.appendChild(document.createElement("div"));
    dialog.setAttribute("role", "dialog");
    dialog.dataset.open = "";
    fireEvent.keyDown(document.body, { key: "k", metaKey: true });
    expect(screen.queryByRole("combobox")).toBeNull();
    dialog.remove();
  });
});

describe("the search", () => {
  it("lists what the desk can be told, and does it by its words without diacritics", async () => {
    show();
    expect(screen.getByRole("option", { name: search.commands.newSession })).toBeTruthy();
    expect(screen.queryByRole("option", { name: /Změnit stav na: Online/ })).toBeNull();
    type("tmavy");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    enter();
    await waitFor(() => expect(chosen.theme).toHaveBeenCalledWith("dark"));
  });

  it("keeps an Enter until the list shows what was typed, so that it never leads to the client before (O23)", async () => {
    const contact = { id: "k2", name: "Marek Dlouhý", profileName: null, phone: null };
    found.current = { ...nothing, messages: [message], isBehind: true };
    const { rerender } = show();
    type("marek");
    enter();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(push).not.toHaveBeenCalled();
    found.current = { ...nothing, contacts: [contact], isBehind: false };
    rerender(inCzech(<SearchPalette me={me} open />));
    await waitFor(() => expect(push).toHaveBeenCalledWith("/contacts/k2"));
  });

  it("offers no place that the person may not enter", () => {
    show();
    expect(screen.getByRole("option", { name: /Přejít na: Kontakty/ })).toBeTruthy();
    expect(screen.queryByRole("option", { name: /Přejít na: Kampaně/ })).toBeNull();
  });

  it("shows the phone of a client without a name once (N.33)", () => {
    const contact = { id: "k3", name: null, profileName: null, phone: "+420773317517" };
    found.current = { ...nothing, contacts: [contact, { ...contact, id: "k4", name: "Jana" }] };
    show();
    type("773");
    expect(screen.getAllByText("+420 773 317 517")).toHaveLength(2);
  });

  it("leads to the place of a message, marks what was found, and to all messages", async () => {
    found.current = { ...nothing, messages: [message] };
    show();
    type("cernobil");
    expect(screen.getByText("černobíl").tagName).toBe("MARK");
    enter();
    await waitFor(() => expect(push).toHaveBeenCalledWith("/inbox/c1?message=m1"));
    fireEvent.click(screen.getByRole("option", { name: /Všechny zprávy/ }));
    expect(push.mock.lastCall?.[0]).toMatch(/^\/search\?query=/);
  });

  it("leads to the place of a note in its conversation, and to a campaign", () => {
    const campaign = { id: "k9", name: "Zimní servis", at: message.at, snippet: message.snippet };
    const note = { ...message, direction: "out", kind: "note", authorName: "Jana" };
    found.current = { ...nothing, messages: [note], campaigns: [campaign] };
    show();
    type("cernobil");
    fireEvent.click(screen.getByRole("option", { name: /Jana, poznámka: Karel Novák/ }));
    expect(push).toHaveBeenCalledWith("/inbox/c1?message=m1");
    fireEvent.click(screen.getByRole("option", { name: /Zimní servis/ }));
    expect(push).toHaveBeenCalledWith("/campaigns/k9");
  });

  it("changes the conversation without a new page inside the inbox", async () => {
    visited.path = "/inbox";
    found.current = { ...nothing, messages: [message] };
    const pushed = vi.spyOn(window.history, "pushState");
    show();
    type("cernobil");
    enter();
    await waitFor(() => expect(pushed).toHaveBeenCalledWith(null, "", "/inbox/c1?message=m1"));
    expect(push).not.toHaveBeenCalled();
  });

  it("says that it found nothing, searches or failed", async () => {
    const { rerender } = show();
    type("xyzxyz");
    expect(await screen.findByText("„xyzxyz“ jsme nenašli")).toBeTruthy();
    found.current = { ...nothing, isSearching: true };
    rerender(inCzech(<SearchPalette me={me} open />));
    expect(screen.getByText(search.searching)).toBeTruthy();
    found.current = { ...nothing, failed: true };
    rerender(inCzech(<SearchPalette me={me} open />));
    fireEvent.click(screen.getByRole("button", { name: search.retry }));
    expect(nothing.retry).toHaveBeenCalled();
  });
});
