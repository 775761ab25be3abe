// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DoubtStrip } from "@/components/inbox/doubt/doubt-strip";
import type { Conversation } from "@/components/inbox/inbox-types";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import consent from "@/messages/cs/consent.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import { defaultWords } from "@/server/consent/wish-vocabulary-rules";
import { ConsentSection } from "./consent-section";
import { ConsentWords } from "./consent-words";

type Call = { path: string; input: unknown };
let calls: Call[] = [];
let version = 0;

beforeEach(() => {
  [calls, version] = [[], 0];
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const { pathname, searchParams } = new URL(url, "http://desk");
    const inputs = JSON.parse(init?.method === "POST" ? String(init.body) : (searchParams.get("input") ?? "{}"));
    const paths = pathname.split("/").at(-1)?.split(",") ?? [];
    const results = paths.map((path, n) => {
      calls.push({ path, input: inputs[n] ? superjson.deserialize(inputs[n]) : {} });
      return { result: { data: superjson.serialize(answerTo(path)) } };
    });
    return new Response(JSON.stringify(results), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let withdrawnAt: Date | null = null;

const answerTo = (path: string) => {
  if (path === "consent.show") return { state: withdrawnAt ? "withdrawn" : "none", since: withdrawnAt, entries: [] };
  if (path === "consent.words") return { version, words: defaultWords, createdAt: null, createdBy: null };
  return path === "consent.publishWords" ? { version: ++version } : {};
};

const show = (children: ReactNode) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, consent, errors, inbox }}>
      <TRPCReactProvider>{children}</TRPCReactProvider>
    </NextIntlClientProvider>,
  );

it("tries a sentence by the words as they stand, and saves them over the version that was seen (O6)", async () => {
  show(<ConsentWords />);
  const words = (await screen.findByLabelText(/^Slova, kterými se klient odhlásí/)) as HTMLTextAreaElement;
  const sentence = screen.getByLabelText(/^Vyzkoušet větu/);
  const outcome = () => screen.getByRole("status").textContent;
  fireEvent.change(sentence, { target: { value: "Stop, tohle mě nezajímá" } });
  expect(outcome()).toBe("Není to jasné: rozhodne operátor.");
  fireEvent.change(sentence, { target: { value: "dost bylo, prosím" } });
  expect(outcome()).toBe("S marketingem to nesouvisí.");
  fireEvent.change(words, { target: { value: `${words.value}, DOST BYLO` } });
  expect(outcome()).toBe("Klient se odhlásí.");
  fireEvent.click(screen.getByRole("button", { name: "Uložit" }));
  const published = () => calls.find(({ path }) => path === "consent.publishWords")?.input;
  await waitFor(() => expect(published()).toMatchObject({ base: 0 }));
  expect(published()).toMatchObject({ words: { cs: { stop: expect.arrayContaining(["STOP", "DOST BYLO"]) } } });
});

it("does not save a word that is too long, and shows it where it is", async () => {
  show(<ConsentWords />);
  await screen.findByLabelText(/^Slova, kterými se klient odhlásí/);
  fireEvent.click(screen.getByRole("button", { name: "angličtina" }));
  fireEvent.change(screen.getByLabelText(/^Slova, kterými se klient odhlásí/), { target: { value: "x".repeat(41) } });
  fireEvent.click(screen.getByRole("button", { name: "čeština" }));
  fireEvent.click(screen.getByRole("button", { name: "Uložit" }));
  expect(screen.getByText(/Slovo má mít nejvýš 40 znaků/)).toBeTruthy();
  expect(calls.some(({ path }) => path === "consent.publishWords")).toBe(false);
});

it.each([
  ["Odhlásit z marketingu", true],
  ["Nejde o odhlášení", false],
])("says of what a client may have meant by one click: %s (O6)", async (name, isOptOut) => {
  const consentDoubt = { messageId: "m1", text: "Odhlaste mě, ale až po Vánocích", at: new Date() };
  show(<DoubtStrip conversation={{ id: "c1", consentDoubt } as Conversation} />);
  expect(screen.getByText("Klient možná nechce marketing: „Odhlaste mě, ale až po Vánocích“")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name }));
  await waitFor(() =>
    expect(calls).toContainEqual({ path: "inbox.settleDoubt", input: { conversationId: "c1", isOptOut } }),
  );
});

it("tells of a client who opts out while their card is open (O6)", async () => {
  const card = (since: Date | null) => (
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, consent, errors, inbox }}>
      <TRPCReactProvider>
        <ConsentSection contactId="k1" since={since} />
      </TRPCReactProvider>
    </NextIntlClientProvider>
  );
  const { rerender } = render(card(null));
  expect(await screen.findByText("nezaznamenán")).toBeTruthy();
  withdrawnAt = new Date();
  rerender(card(withdrawnAt));
  expect(await screen.findByText(/^odhlášen/)).toBeTruthy();
});
