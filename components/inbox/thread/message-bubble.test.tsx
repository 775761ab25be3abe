// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import { toasts } from "@/components/ui/toast-manager";
import { failureReasons, locales } from "@/db/enums";
import csCommon from "@/messages/cs/common.json";
import csComposer from "@/messages/cs/composer.json";
import csErrors from "@/messages/cs/errors.json";
import cs from "@/messages/cs/inbox.json";
import enCommon from "@/messages/en/common.json";
import enComposer from "@/messages/en/composer.json";
import enErrors from "@/messages/en/errors.json";
import en from "@/messages/en/inbox.json";
import type { ThreadMessage } from "../inbox-types";
import { MessageBubble } from "./message-bubble";
import { useTemplateWish } from "./template-wish";
import type { PendingMessage } from "./thread-cache";
import { type Answering, ThreadActionsProvider } from "./thread-context";
import { message } from "./thread-samples";
import { useJump } from "./use-jump";

const texts = {
  cs: { inbox: cs, common: csCommon, composer: csComposer, errors: csErrors },
  en: { inbox: en, common: enCommon, composer: enComposer, errors: enErrors },
};
const answering: Answering = { quotes: true, reactions: true, templates: "too" };
let told: unknown[] = [];
const jumpTo = vi.fn();
const openImage = vi.fn();

beforeEach(() => {
  told = [];
  vi.spyOn(toasts, "add").mockImplementation(({ title }) => {
    told.push(title);
    return "";
  });
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

describe("the state of our message", () => {
  it.each([
    ["queued", "čeká na odeslání"],
    ["sending", "odesílá se"],
    ["uncertain", "ověřuje se doručení"],
    ["accepted", "předáno poskytovateli"],
    ["sent", "odesláno"],
    ["delivered", "doručeno"],
    ["read", "přečteno"],
    ["failed", "chyba"],
    ["needs_decision", "čeká na rozhodnutí"],
    ["cancelled", "zrušeno"],
  ] as const)("%s is named %s", (status, name) => {
    show({ direction: "out", status, at: new Date() });
    expect(screen.getByRole("img", { name })).toBeTruthy();
  });

  it("is not shown on the client's message", () => {
    show({ direction: "in" });
    expect(screen.queryByRole("img")).toBeNull();
  });

  it.each(locales.flatMap((locale) => failureReasons.map((reason) => [locale, reason] as const)))(
    "says in %s why it failed: %s, with the provider's code",
    (locale, failureReason) => {
      show({ direction: "out", status: "failed", failureReason, failureCode: "130429" }, { locale });
      expect(screen.getByRole("alert").textContent).toBe(
        `${texts[locale].common.failureReason[failureReason]} (130429)`,
      );
    },
  );

  it("offers another try only where one makes sense", () => {
    show({ direction: "out", status: "failed", failureReason: "retry_later", mayRetry: true });
    expect(screen.getByRole("button", { name: "Zkusit znovu" })).toBeTruthy();
    cleanup();
    show({ direction: "out", status: "failed", failureReason: "recipient_invalid", mayRetry: false });
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByText(csCommon.failureAdvice.recipient_invalid)).toBeTruthy();
  });

  it("offers a template where the window is closed, with the words that did not get through (S1.35, S4.10)", async () => {
    const failed = { direction: "out", status: "failed", body: "Kolo je hotové" } as const;
    show({ ...failed, failureReason: "window_closed" }, { answering });
    fireEvent.click(screen.getByRole("button", { name: "Poslat šablonu" }));
    expect(await screen.findByText("přání: Kolo je hotové")).toBeTruthy();
    cleanup();
    // It was another trouble, but by now only a template may go.
    show(
      { ...failed, failureReason: "retry_later", mayRetry: true },
      { answering: { ...answering, templates: "only" } },
    );
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Poslat šablonu"]);
    cleanup();
    show({ ...failed, failureReason: "window_closed" }, { answering: { ...answering, templates: null } });
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("says why another try is refused (S1.35)", async () => {
    const answer = [{ result: { data: superjson.serialize({ ok: false, reason: "no_session" }) } }];
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify(answer)));
    show({ direction: "out", status: "failed", failureReason: "retry_later", mayRetry: true });
    fireEvent.click(screen.getByRole("button", { name: "Zkusit znovu" }));
    await waitFor(() => expect(told).toEqual([csComposer.refused.no_session]));
  });

  it("says when sending takes longer than ten seconds, not before", () => {
    show({ direction: "out", status: "sending", at: new Date(Date.now() - 60_000) });
    expect(screen.getByText("odesílá se déle")).toBeTruthy();
    cleanup();
    show({ direction: "out", status: "sending", at: new Date() });
    expect(screen.queryByText("odesílá se déle")).toBeNull();
  });

  it("lets a person decide what nobody knows", () => {
    show({ direction: "out", status: "needs_decision" });
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      "Poslat znovu",
      "Považovat za odeslané",
    ]);
  });
});

it("marks a message that did not reach the server, sends it again or lets it go", () => {
  const [retry, drop] = [vi.fn(), vi.fn()];
  const item = message({ direction: "out", status: "queued" });
  show(item, { pending: { item, problem: "Server neodpovídá.", retry, drop } });
  expect(screen.getByRole("img", { name: "chyba" })).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("Server neodpovídá.");
  for (const name of ["Zkusit znovu", "Zahodit"]) fireEvent.click(screen.getByRole("button", { name }));
  expect([retry, drop].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});

describe("what a message holds", () => {
  const media = {
    id: "m1",
    status: "stored" as const,
    fileName: "Zakázkový list.pdf",
    mimeType: "application/pdf",
    byteSize: 184_320,
    width: null,
    height: null,
    error: null,
  };

  it("never turns text into HTML", () => {
    show({ body: "<img src=x onerror=alert(1)> *tučně*" });
    expect(screen.getByRole("article").querySelector("img")).toBeNull();
    expect(screen.getByText("tučně").tagName).toBe("B");
  });

  it("opens addresses apart and without a referrer", () => {
    show({ body: "viz https://hovorna.example" });
    expect(screen.getByRole("link").getAttribute("rel")).toBe("noopener noreferrer nofollow");
  });

  it("names a document with its type and size, a click downloads it (S1.9)", () => {
    const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    show({ kind: "document", body: null, media: { ...media, fileName: "Zakázkový list.docx", mimeType: docx } });
    const href = "/api/media/m1?download=1";
    expect(screen.getByRole("link", { name: "Zakázkový list.docx" }).getAttribute("href")).toBe(href);
    expect(screen.getByText("DOCX · 184 kB")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Stáhnout Zakázkový list.docx" })).toBeTruthy();
  });

  it.each([
    ["pending", "Soubor se stahuje"],
    ["failed", "Soubor se nepodařilo stáhnout"],
    ["blocked", "Soubor tohoto typu je zakázaný"],
  ] as const)("says of a file that is %s: %s", (status, words) => {
    show({ kind: "image", body: null, media: { ...media, status, byteSize: null } });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("names a file that the company blocks, and says why it is not here (S1.13)", () => {
    const blocked = { ...media, status: "blocked" as const, error: "blocked_by_company", byteSize: null };
    show({ kind: "document", body: null, media: blocked });
    expect(screen.getByText(blocked.fileName ?? "")).toBeTruthy();
    expect(screen.getByText(/společnost zakázala \(Nastavení → Soubory\)/)).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("opens a photo large, also one sent as a file (S1.9)", () => {
    const size = { width: 800, height: 600 };
    show({ kind: "image", body: "Doraz", media: { ...media, ...size } });
    show({ kind: "document", body: null, media: { ...media, ...size, fileName: "Rám.png", mimeType: "image/png" } });
    expect(screen.getByText("PNG · 184 kB")).toBeTruthy();
    for (const name of [/Doraz/, /Fotografie/]) fireEvent.click(screen.getByRole("button", { name }));
    expect(openImage).toHaveBeenCalledTimes(2);
    const drawing = { ...media, fileName: "logo.svg", mimeType: "image/svg+xml" };
    show({ kind: "document", body: null, media: drawing });
    expect(screen.getAllByRole("img")).toHaveLength(2);
  });

  it("goes to what is quoted", () => {
    show({ quoted: { id: "q1", direction: "in", kind: "voice", body: null } });
    const quote = screen.getByRole("button");
    expect(within(quote).getByText("Hlasová zpráva")).toBeTruthy();
    fireEvent.click(quote);
    expect(jumpTo).toHaveBeenCalledWith("q1");
  });

  it("ticks the button of a template that the client pressed", () => {
    const rendered = { body: "Kolo je hotové.", buttons: ["Vyzvednu dnes", "Mám dotaz"] };
    const template = { name: "servis", language: "cs", providerTemplateId: "1", parameters: { body: [] }, rendered };
    show({ id: "t1", direction: "out", kind: "template", body: null, payload: { template } }, { pressed: "Mám dotaz" });
    const [first, second] = screen.getAllByRole("listitem");
    expect(first?.textContent).toBe("Vyzvednu dnes");
    expect(second?.textContent).toBe("Mám dotazKlient stiskl tlačítko");
  });

  it("shows reactions with their name", () => {
    show({ reactions: [{ emoji: "👍", direction: "in" }] });
    expect(screen.getByRole("img", { name: "Reakce klienta: 👍" })).toBeTruthy();
  });

  it("says what it cannot show in the reader's language, whatever the provider calls it (O18)", () => {
    const errors = [{ code: "131051", title: "Message type unknown" }];
    show({ kind: "unsupported", body: null, payload: { errors } });
    expect(screen.getByText(/zatím nepředává/)).toBeTruthy();
    expect(screen.queryByText(/Message type/)).toBeNull();
  });
});

describe("a message that was found", () => {
  it("takes the focus along, and Escape leaves it for the field (N.86)", () => {
    show({ id: "m7" }, { named: "m7" });
    expect(document.activeElement).toBe(screen.getByRole("article"));
    fireEvent.keyDown(screen.getByRole("article"), { key: "Escape" });
    expect(document.activeElement).toBe(screen.getByRole("textbox"));
  });

  it("leaves the focus where somebody has it", () => {
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    show({ id: "m7" }, { named: "m7" });
    expect(document.activeElement).toBe(field);
    field.remove();
  });
});

function show(
  parts: Partial<ThreadMessage>,
  {
    locale = "cs",
    pending = null,
    pressed,
    answering,
    named = null,
  }: {
    locale?: "cs" | "en";
    pending?: PendingMessage | null;
    pressed?: string;
    answering?: Answering;
    named?: string | null;
  } = {},
) {
  const shown = message(parts);
  const actions = {
    conversationId: "c1",
    clientName: "Markéta Dvořáková",
    openImage,
    jumpTo,
    pressed: new Map(pressed ? [[shown.id, pressed]] : []),
    answering,
  };
  render(
    <NextIntlClientProvider locale={locale} messages={texts[locale]} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <ThreadActionsProvider actions={actions}>
          <main>
            <MessageBubble
              entry={{ type: "message", key: shown.id, message: shown, pending, continues: false, last: true }}
            />
            <textarea />
          </main>
        </ThreadActionsProvider>
        <Around named={named} />
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

/** What the page around a bubble does: goes to the named message, hears what template is wished for. */
function Around({ named }: { named: string | null }) {
  const [wish, setWish] = useState<string | null>(null);
  useJump({ around: named, named, goAround: vi.fn(), leave: vi.fn() }, null);
  useTemplateWish("c1", setWish);
  return wish === null ? null : <p>přání: {wish}</p>;
}
