// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import { Toaster } from "@/components/ui/toaster";
import type { Role } from "@/db/enums";
import common from "@/messages/cs/common.json";
import composer from "@/messages/cs/composer.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import sessions from "@/messages/cs/sessions.json";
import tags from "@/messages/cs/tags.json";
import { conversation, withSession } from "../composer/composer-world";
import { MeProvider } from "../me";
import { EndSessionButton } from "./end-session-button";
import { TakeOverButton } from "./take-over-button";

configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

let sent: [string, unknown][];
let answers: Record<string, unknown>;
const vip = { id: "g1", name: "VIP", color: "red" } as const;

beforeEach(() => {
  sent = [];
  answers = {
    "results.offered": [{ id: "r1", nameCs: "Vyřešeno", nameEn: "Resolved", color: null, noteRequired: false }],
    "inbox.conversation": conversation(),
    "contacts.fields": [],
    "tags.offered": [vip],
    "inbox.ratingOffer": null,
  };
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const paths = url.split("?")[0]?.split("/").at(-1)?.split(",") ?? [];
    if (init?.method === "POST") sent.push([paths[0] ?? "", superjson.deserialize(JSON.parse(String(init.body))[0])]);
    if (paths[0] === "inbox.tag")
      answers["inbox.conversation"] = conversation({ tags: [{ ...vip, conversationId: "c1" }] });
    return Response.json(paths.map((path) => ({ result: { data: superjson.serialize(answers[path] ?? null) } })));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(children: ReactNode, role: Role = "operator") {
  return render(
    <NextIntlClientProvider
      locale="cs"
      messages={{ common, composer, errors, inbox, sessions, tags }}
      timeZone="Europe/Prague"
    >
      <TRPCReactProvider>
        <MeProvider me={{ id: "u1", name: "Petra Nováková", role }}>
          {children}
          <Toaster />
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

const { session } = conversation();

async function end() {
  if (session) show(<EndSessionButton session={session} conversationId="c1" />);
  fireEvent.click(screen.getByRole("button", { name: /Ukončit/ }));
  const dialog = within(await screen.findByRole("dialog", { name: "Ukončit sezení" }));
  fireEvent.click(await dialog.findByRole("radio", { name: "Vyřešeno" }));
  return dialog;
}

it("says that a colleague ended the session first, and that the result was not kept (S1.16)", async () => {
  answers["inbox.end"] = { ok: false, reason: "ended" };
  const dialog = await end();
  fireEvent.click(dialog.getByRole("button", { name: "Ukončit sezení" }));
  expect(await screen.findAllByText("Sezení mezitím skončilo. Výsledek a poznámka se neuložily.")).not.toEqual([]);
  expect(screen.queryByText("Sezení ukončeno")).toBeNull();
});

it("gives the session its tags where it is ended (S1.18)", async () => {
  const dialog = await end();
  fireEvent.click(await dialog.findByRole("button", { name: "Vybrat tagy" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: "VIP" }));
  await waitFor(() => expect(sent).toContainEqual(["inbox.tag", { sessionId: "s1", tagId: "g1", isOn: true }]));
  expect(await dialog.findByRole("button", { name: "Odebrat tag VIP" })).toBeTruthy();
});

it("tells of two who take a session over the slower one who has it (O14)", async () => {
  answers["inbox.takeOver"] = { ok: false, reason: "taken", operatorName: "Tomáš Říha" };
  const held = withSession({ operatorId: "u2", operatorName: "Jana Horáková" }).session;
  if (held) show(<TakeOverButton session={held} />, "supervisor");
  fireEvent.click(screen.getByRole("button", { name: "Převzít" }));
  fireEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Převzít" }));
  expect(await screen.findAllByText("Sezení už má Tomáš Říha.")).not.toEqual([]);
  expect(screen.queryByText("Sezení je teď vaše.")).toBeNull();
});

it("keeps the note of who lost the session meanwhile (O14)", async () => {
  answers["inbox.end"] = { ok: false, reason: "taken", operatorName: "Tomáš Říha" };
  const dialog = await end();
  const note = dialog.getByRole("textbox", { name: /Poznámka/ });
  fireEvent.change(note, { target: { value: "Kolo je hotové" } });
  fireEvent.click(dialog.getByRole("button", { name: "Ukončit sezení" }));
  expect(await screen.findAllByText("Sezení už má Tomáš Říha.", { exact: false })).not.toEqual([]);
  expect(note).toHaveProperty("value", "Kolo je hotové");
  expect(screen.getByRole("dialog", { name: "Ukončit sezení" })).toBeTruthy();
});
