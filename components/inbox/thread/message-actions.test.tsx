// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import type { ThreadMessage } from "../inbox-types";
import { MessageActions } from "./message-actions";
import { useQuoteChoice } from "./quote-choice";
import { type Answering, ThreadActionsProvider } from "./thread-context";
import { message } from "./thread-samples";

let sent: unknown[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    sent.push(superjson.deserialize(JSON.parse(String(init?.body))[0]));
    const answer = [{ result: { data: superjson.serialize({ ok: true }) } }];
    return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const all: Answering = { quotes: true, reactions: true, templates: "too" };
const theirs = { id: "m1", providerMessageId: "wamid.1", at: new Date() };
const actions = () => screen.queryByRole("button", { name: "Odpovědět nebo reagovat" });

async function open() {
  const button = actions();
  if (button) fireEvent.click(button);
  return within(await screen.findByRole("dialog"));
}

it("chooses the message that the reply quotes (S1.6, O18)", async () => {
  show({ ...theirs, body: "Kdy?" });
  fireEvent.click((await open()).getByRole("button", { name: "Odpovědět" }));
  expect(await screen.findByText("m1 Kdy?")).toBeTruthy();
});

it("reacts to the client's message by one press (O18)", async () => {
  show(theirs);
  fireEvent.click((await open()).getByRole("button", { name: "Reagovat ❤️" }));
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ messageId: "m1", emoji: "❤️" })]));
});

it("takes our reaction back by the same press, also one that is not among the common (O18)", async () => {
  show({ ...theirs, reactions: [{ emoji: "🚲", direction: "out" }] });
  const ours = (await open()).getByRole("button", { name: "Vzít zpět reakci 🚲" });
  expect(ours.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(ours);
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ messageId: "m1", emoji: "" })]));
});

it("offers on our own message the reply alone", async () => {
  show({ ...theirs, direction: "out" });
  const menu = await open();
  expect(menu.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Odpovědět"]);
});

it.each([
  ["the provider carries neither, or the window is closed", theirs, { ...all, quotes: false, reactions: false }],
  ["the thread is only read", theirs, null],
  ["the provider does not know the message yet", { ...theirs, providerMessageId: null }, all],
] as const)("offers nothing where %s", (_, parts, answering) => {
  show(parts, answering);
  expect(actions()).toBeNull();
});

function show(parts: Partial<ThreadMessage>, answering: Answering | null = all) {
  const nothing = () => undefined;
  const thread = { conversationId: "c1", clientName: "Markéta", openImage: nothing, jumpTo: nothing };
  render(
    <NextIntlClientProvider locale="cs" messages={{ common, composer, errors, inbox }} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <ThreadActionsProvider actions={{ ...thread, pressed: new Map(), ...(answering ? { answering } : {}) }}>
          <MessageActions message={message(parts)} />
          <Chosen />
        </ThreadActionsProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

function Chosen() {
  const { quoted } = useQuoteChoice("c1");
  return <p>{quoted ? `${quoted.id} ${quoted.body}` : ""}</p>;
}
