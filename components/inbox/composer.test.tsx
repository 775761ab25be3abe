// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import { TRPCReactProvider } from "../live/trpc";
import { Composer } from "./composer";
import type { Conversation } from "./inbox-types";
import { MeProvider } from "./me";
import { usePending } from "./thread-cache";

const minute = 60_000;
const messages = { common, composer, errors };
const me = { id: "u1", name: "Petra Nováková", role: "operator" as const };

type Call = { path: string; input: Record<string, unknown> };
let calls: Call[];
let answers: Record<string, (input: Record<string, unknown>) => unknown>;

beforeEach(() => {
  calls = [];
  answers = { "inbox.reply": () => ({ ok: true }), "inbox.sendingTemplates": () => [offer] };
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

const callsOf = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);

const savedIn = (conversationId: string) =>
  callsOf("inbox.saveDraft").flatMap((input) => (input.conversationId === conversationId ? [input.body] : []));

const offer = {
  id: "t1",
  name: "nabidka_terminu",
  language: "cs",
  category: "utility",
  mediaHeader: null,
  components: [{ type: "BODY", text: "Dobrý den, {{1}}, nabízíme termín {{2}}." }],
  variables: [
    { key: "body.1", place: "body", token: "1", sample: "Jana" },
    { key: "body.2", place: "body", token: "2", sample: "úterý" },
  ],
};

function conversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: "c1",
    contact: {
      id: "k1",
      name: "Věra Pokorná",
      profileName: null,
      phone: "+420604552871",
      email: null,
      fields: {},
      identities: [],
      blockedAt: null,
      marketingOptedOutAt: null,
    },
    number: {
      id: "n1",
      name: "Servis",
      phone: "+420725118411",
      provider: "meta",
      status: "active",
      statusReason: null,
    },
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
      startedAt: new Date(),
      acceptedAt: new Date(),
    },
    history: [],
    files: [],
    ...over,
  };
}

const closed = { lastClientMessageAt: new Date(Date.now() - 25 * 60 * minute) };
const withSession = (over: Partial<NonNullable<Conversation["session"]>>) => {
  const { session } = conversation();
  return session ? { session: { ...session, ...over } } : {};
};

function show(over: Partial<Conversation> = {}) {
  return render(
    <NextIntlClientProvider locale="cs" messages={messages} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <MeProvider me={me}>
          <Bubbles />
          <Composer conversation={conversation(over)} />
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
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

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Napište zprávu" });
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const enter = (init = {}) => fireEvent.keyDown(field(), { key: "Enter", ...init });
const mode = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("an open window", () => {
  it("says how long it stays open", () => {
    show();
    expect(screen.getByText(/^Okno\s*23 h 40 min$|23 h 4[01] min/)).toBeTruthy();
  });

  it("sends with Enter: the bubble stands, the field is empty and still in focus", async () => {
    show();
    type("  Stavte se v *úterý*\nráno  ");
    enter();
    expect(field().value).toBe("");
    expect(document.activeElement).toBe(field());
    expect(await screen.findByRole("article", { name: /Stavte se/ })).toBeTruthy();
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]).toMatchObject({
      conversationId: "c1",
      content: { kind: "text", body: "Stavte se v *úterý*\nráno" },
    });
  });

  it("sends once, however often Enter and the button are hit", async () => {
    show();
    type("Ano");
    enter();
    enter();
    enter({ repeat: true });
    fireEvent.click(screen.getByRole("button", { name: "Odeslat" }));
    await waitFor(() => expect(callsOf("inbox.reply").length).toBeGreaterThan(0));
    expect(await screen.findAllByRole("article")).toHaveLength(1);
    expect(callsOf("inbox.reply")).toHaveLength(1);
  });

  it("breaks the line with Shift+Enter and lets an input method finish its word", () => {
    show();
    type("Ano");
    enter({ shiftKey: true });
    enter({ isComposing: true });
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("keeps what failed and tries again under the same id", async () => {
    answers["inbox.reply"] = () => {
      throw new TypeError("offline");
    };
    show();
    type("Ano");
    enter();
    await waitFor(() => expect(screen.getByRole("article").textContent).toContain(errors.offline));
    answers["inbox.reply"] = () => ({ ok: true });
    fireEvent.click(screen.getByRole("button", { name: "znovu" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(2));
    const [first, second] = callsOf("inbox.reply");
    expect(first?.messageId).toBe(second?.messageId);
  });

  it("gives the text back when the window closed in the meantime", async () => {
    answers["inbox.reply"] = () => ({ ok: false, reason: "window_closed" });
    show();
    type("Ano");
    enter();
    await waitFor(() => expect(field().value).toBe("Ano"));
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("does not send more than 4,096 characters and says how many are over", async () => {
    show();
    type("a".repeat(4098));
    enter();
    expect(screen.getByText("O 2 znaky víc")).toBeTruthy();
    expect(screen.queryByRole("article")).toBeNull();
  });

  it("marks the selection bold with Ctrl+B", () => {
    show();
    type("velmi rychle");
    field().setSelectionRange(6, 12);
    fireEvent.keyDown(field(), { key: "b", ctrlKey: true });
    expect(field().value).toBe("velmi *rychle*");
  });
});

describe("drafts", () => {
  it("come back from the server and go to it, the last text only", async () => {
    show({ id: "c2", draft: "Dobrý den" });
    expect(field().value).toBe("Dobrý den");
    type("Dobrý den, pa");
    type("Dobrý den, paní");
    await waitFor(() => expect(savedIn("c2")).toEqual(["Dobrý den, paní"]), {
      timeout: 3000,
    });
  });

  it("are saved at once when the conversation is left", async () => {
    const { unmount } = show({ id: "c3" });
    type("Rozepsané");
    unmount();
    await waitFor(() => expect(savedIn("c3")).toEqual(["Rozepsané"]));
  });

  it("survive a server that does not answer", async () => {
    answers["inbox.saveDraft"] = () => {
      throw new TypeError("offline");
    };
    const { unmount } = show({ id: "c4" });
    type("Rozepsané");
    unmount();
    await waitFor(() => expect(savedIn("c4")).toHaveLength(1));
    show({ id: "c4" });
    expect(field().value).toBe("Rozepsané");
  });
});

describe("modes", () => {
  it("keep their own texts", () => {
    show();
    type("Pro klienta");
    mode("Poznámka");
    const note = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Poznámka pro kolegy/ });
    fireEvent.change(note, { target: { value: "Pro kolegy" } });
    mode("Zpráva");
    expect(field().value).toBe("Pro klienta");
    mode("Poznámka");
    expect(screen.getByDisplayValue("Pro kolegy")).toBeTruthy();
  });

  it("are reached by N, T and R, but not while writing", async () => {
    show();
    fireEvent.keyDown(document.body, { key: "n" });
    expect(screen.getByRole("textbox", { name: /Poznámka pro kolegy/ })).toBe(document.activeElement);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "t" });
    expect(screen.queryByRole("searchbox", { name: "Hledat formulář" })).toBeNull();
    fireEvent.keyDown(document.body, { key: "t" });
    expect(screen.getByRole("searchbox", { name: "Hledat formulář" })).toBe(document.activeElement);
    fireEvent.keyDown(document.body, { key: "r" });
    expect(field()).toBe(document.activeElement);
  });

  it("save a note under one id, and never as a message", async () => {
    answers["inbox.note"] = () => {
      throw new TypeError("offline");
    };
    show();
    mode("Poznámka");
    const note = screen.getByRole("textbox", { name: /Poznámka pro kolegy/ });
    fireEvent.change(note, { target: { value: "Volat po 15. hodině" } });
    fireEvent.keyDown(note, { key: "Enter" });
    await waitFor(() => expect(callsOf("inbox.note")).toHaveLength(1));
    answers["inbox.note"] = () => undefined;
    await waitFor(() => {
      fireEvent.keyDown(note, { key: "Enter" });
      expect(callsOf("inbox.note").length).toBeGreaterThan(1);
    });
    const ids = new Set(callsOf("inbox.note").map(({ noteId }) => noteId));
    expect(ids.size).toBe(1);
    expect(callsOf("inbox.reply")).toEqual([]);
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveProperty("value", ""));
  });
});

describe("a closed window", () => {
  it("turns into templates, fills in the name and offers the draft", async () => {
    show({ ...closed, draft: "úterý 1. 12.\nv 8:00" });
    expect(screen.getByText("Okno 24 h je zavřené")).toBeTruthy();
    fireEvent.click(await screen.findByRole("button", { name: /nabidka_terminu/ }));
    expect(screen.getByLabelText("Proměnná 1")).toHaveProperty("value", "Věra Pokorná");
    expect(screen.getByRole("button", { name: "Odeslat formulář" }).getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "Vložit koncept do pole Proměnná 2" }));
    expect(screen.getByLabelText("Proměnná 2")).toHaveProperty("value", "úterý 1. 12. v 8:00");
    const [preview] = screen.getAllByRole("region", { name: "Náhled u klienta" });
    expect(within(preview ?? document.body).getByText("úterý 1. 12. v 8:00")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Odeslat formulář" }));
    await waitFor(() => expect(callsOf("inbox.reply")).toHaveLength(1));
    expect(callsOf("inbox.reply")[0]?.content).toEqual({
      kind: "template",
      templateId: "t1",
      values: { "body.1": "Věra Pokorná", "body.2": "úterý 1. 12. v 8:00" },
    });
  });

  it("does not offer marketing to a client who opted out", async () => {
    answers["inbox.sendingTemplates"] = () => [{ ...offer, category: "marketing" }];
    const { contact } = conversation();
    show({ ...closed, contact: { ...contact, marketingOptedOutAt: new Date() } });
    expect(await screen.findByRole("button", { name: /nabidka_terminu/ })).toHaveProperty("disabled", true);
  });
});

describe("nothing may be written", () => {
  it.each([
    ["after a template, until the client reacts", withSession({ status: "awaiting_reply" }), "Čeká na reakci klienta"],
    [
      "into a colleague's session",
      withSession({ operatorId: "u2", operatorName: "Jana Horáková" }),
      "Sezení vede: Jana Horáková",
    ],
    ["to a blocked client", { contact: { ...conversation().contact, blockedAt: new Date() } }, "Klient je zablokovaný"],
    [
      "from a disconnected number",
      { number: { ...conversation().number, status: "disconnected" as const, statusReason: "Token vypršel" } },
      "Číslo Servis teď neodesílá",
    ],
  ])("%s", (_, over, title) => {
    show(over);
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.keyDown(document.body, { key: "t" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    mode("Poznámka");
    expect(screen.getByRole("textbox", { name: /Poznámka pro kolegy/ })).toBeTruthy();
  });
});
