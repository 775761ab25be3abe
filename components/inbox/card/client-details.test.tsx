// @vitest-environment jsdom
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import superjson from "superjson";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import common from "@/messages/cs/common.json";
import contacts from "@/messages/cs/contacts.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import { conversation } from "../composer/composer-world";
import { MeProvider } from "../me";
import { ClientDetails } from "./client-details";

/** The search waits for the typing to end. */
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

let sent: [string, unknown][];
const found = { id: "d1", name: "Jana Malá", profileName: null, phone: "+420602111222" };
const answers: Record<string, unknown> = {
  "contacts.fields": [],
  "contacts.suggestMerges": [],
  "contacts.list": { rows: [found], nextCursor: null },
  "inbox.linkContact": { mergeId: "m1" },
};
beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    const paths = url.split("?")[0]?.split("/").at(-1)?.split(",") ?? [];
    if (init?.method === "POST") sent.push([paths[0] ?? "", superjson.deserialize(JSON.parse(String(init.body))[0])]);
    return Response.json(paths.map((path) => ({ result: { data: superjson.serialize(answers[path]) } })));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Contact = ReturnType<typeof conversation>["contact"];

function show(contact: Partial<Contact>) {
  const shown = conversation();
  return render(
    <NextIntlClientProvider locale="cs" messages={{ common, contacts, errors, inbox }} timeZone="Europe/Prague">
      <TRPCReactProvider>
        <MeProvider me={{ id: "u1", name: "Petra Nováková", role: "operator" }}>
          <ClientDetails conversation={{ ...shown, contact: { ...shown.contact, ...contact } }} />
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
}

it("offers to name who writes, or to say who of the directory they are (S1.14)", async () => {
  show({ name: null });
  expect(screen.getByRole("button", { name: "Uložit do adresáře" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Propojit s kontaktem" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/Odpovědi dál půjdou na \+420 604 552 871/)).toBeTruthy();
  fireEvent.change(dialog.getByLabelText("Jméno nebo telefon"), { target: { value: "jana" } });
  fireEvent.click(await dialog.findByRole("radio", { name: /Jana Malá/ }));
  fireEvent.click(dialog.getByRole("button", { name: "Propojit" }));
  await waitFor(() => expect(sent).toEqual([["inbox.linkContact", { conversationId: "c1", contactId: "d1" }]]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("names the contact it is linked to and takes the link back (S1.14)", async () => {
  show({ directoryId: "d1", name: "Jana Malá", isLinked: true });
  expect(screen.queryByRole("button", { name: "Uložit do adresáře" })).toBeNull();
  expect(screen.getByRole("link", { name: "Jana Malá" }).getAttribute("href")).toBe("/contacts/d1");
  fireEvent.click(screen.getByRole("button", { name: "Další akce s kontaktem" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Zrušit propojení" }));
  await waitFor(() => expect(sent).toEqual([["inbox.unlinkContact", { conversationId: "c1" }]]));
});
