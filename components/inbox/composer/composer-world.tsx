import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import type { Role } from "@/db/enums";
import cannedTexts from "@/messages/cs/canned-texts.json";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import interactive from "@/messages/cs/interactive.json";
import library from "@/messages/cs/library.json";
import mentions from "@/messages/cs/mentions.json";
import scheduled from "@/messages/cs/scheduled.json";
import type { Conversation } from "../inbox-types";
import { MeProvider } from "../me";
import { useQuoteChoice } from "../thread/quote-choice";
import { usePending } from "../thread/thread-cache";
import { Composer } from "./composer";

const minute = 60_000;
const own = { composer, interactive, library, mentions, scheduled, "canned-texts": cannedTexts };
const messages = { ...own, common, errors, inbox };
const petra = { id: "u1", name: "Petra Nováková" };

type Call = { path: string; input: Record<string, unknown> };
let calls: Call[];
export let answers: Record<string, (input: Record<string, unknown>) => unknown>;

beforeEach(() => {
  calls = [];
  answers = {
    "inbox.reply": () => ({ ok: true }),
    "inbox.sendingTemplates": () => [offer],
    "inbox.mentionable": () => [
      { userId: "u2", name: "Jana Dvořáková" },
      { userId: "u3", name: "Jan Malý" },
    ],
    "library.list": () => [],
    ...{ "team.me": () => ({ clientName: null }), "photos.list": () => ({}), "consent.policy": () => "required" },
    "team.blockedFiles": () => ({ kinds: [], extensions: [] }),
    "cannedTexts.list": () => ({ texts: [], companyName: "Kola Brázda", groups: [], manages: false }),
  };
  localStorage.clear();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => answered(new URL(url, "http://desk"), init));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The server at the wire: a batch of calls, each answered by `answers` or refused as unreachable. */
async function answered(url: URL, init?: RequestInit): Promise<Response> {
  const inputs = JSON.parse(init?.method === "POST" ? String(init.body) : (url.searchParams.get("input") ?? "{}"));
  const paths = url.pathname.split("/").at(-1)?.split(",") ?? [];
  const results = paths.map((path, at) => {
    const input = inputs[at] ? superjson.deserialize<Record<string, unknown>>(inputs[at]) : {};
    calls.push({ path, input });
    return { result: { data: superjson.serialize(answers[path]?.(input)) } };
  });
  return new Response(JSON.stringify(results), { headers: { "content-type": "application/json" } });
}

export const callsOf = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);

export const savedIn = (conversationId: string) =>
  callsOf("inbox.saveDraft").flatMap((input) => (input.conversationId === conversationId ? [input.body] : []));

export const offer = {
  id: "t1",
  name: "nabidka_terminu",
  language: "cs",
  category: "utility",
  files: [],
  fixed: [],
  components: [{ type: "BODY", text: "Dobrý den, {{1}}, nabízíme termín {{2}}." }],
  variables: [
    { key: "body.1", place: "body", token: "1", sample: "Jana" },
    { key: "body.2", place: "body", token: "2", sample: "úterý" },
  ],
};

export function conversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: "c1",
    tags: [],
    sessionFields: {},
    contact: {
      id: "k1",
      directoryId: "k1",
      isLinked: false,
      name: "Věra Pokorná",
      profileName: null,
      phone: "+420604552871",
      email: null,
      fields: {},
      identities: [],
      blockedAt: null,
      marketingOptedInAt: null,
      marketingOptedOutAt: null,
    },
    number: {
      id: "n1",
      name: "Servis",
      phone: "+420725118411",
      provider: "meta",
      status: "active",
      statusReason: null,
      quotes: true,
      reactions: true,
      interactive: true,
      contacts: true,
    },
    answerRight: "supervisors",
    lastClientMessageAt: new Date(Date.now() - 19 * minute),
    unreadCount: 0,
    draft: "",
    session: {
      id: "s1",
      status: "active",
      origin: "client",
      operatorId: "u1",
      operatorName: "Petra Nováková",
      groupName: null,
      groupMode: null,
      isGuest: false,
      offer: null,
      guests: [],
      campaignName: null,
      startedAt: new Date(),
      acceptedAt: new Date(),
      snooze: null,
      callbackAskedAt: null,
    },
    ...{ lastSessionId: null, history: [], files: [], consentDoubt: null },
    ...over,
  };
}

export const closed = { lastClientMessageAt: new Date(Date.now() - 25 * 60 * minute) };
export const withSession = (over: Partial<NonNullable<Conversation["session"]>>) => {
  const { session } = conversation();
  return session ? { session: { ...session, ...over } } : {};
};

/** `more` stands at the same desk; `change` brings other facts of the same conversation. */
export function show(over: Partial<Conversation> = {}, role: Role = "operator", more: ReactNode = null) {
  const desk = (facts: Partial<Conversation>) => (
    <NextIntlClientProvider locale="cs" messages={messages} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <MeProvider me={{ ...petra, role }}>
          <Bubbles />
          <Choice />
          {more}
          <main>
            <Composer conversation={conversation(facts)} />
          </main>
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>
  );
  const shown = render(desk(over));
  return { ...shown, change: (facts: Partial<Conversation>) => shown.rerender(desk({ ...over, ...facts })) };
}

/** What the thread would show of messages on their way. */
function Bubbles() {
  return usePending("c1").map(({ item, problem, retry }) => (
    <article key={item.id} aria-label={item.body ?? ""}>
      {problem}
      <button type="button" onClick={() => retry?.()}>
        znovu
      </button>
    </article>
  ));
}

/** What a bubble of the thread offers. */
function Choice() {
  const { choose } = useQuoteChoice("c1");
  return (
    <button type="button" onClick={() => choose({ id: "m1", direction: "in", kind: "text", body: "Kdy přijít?" })}>
      citovat
    </button>
  );
}

export const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Napište zprávu" });
export const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
export const enter = (init = {}) => fireEvent.keyDown(field(), { key: "Enter", ...init });
export const mode = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
