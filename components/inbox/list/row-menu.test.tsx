// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { TRPCReactProvider } from "@/components/live/trpc";
import type { Role } from "@/db/enums";
import common from "@/messages/cs/common.json";
import errors from "@/messages/cs/errors.json";
import inbox from "@/messages/cs/inbox.json";
import snooze from "@/messages/cs/snooze.json";
import { mayDo } from "@/server/team/permissions";
import type { InboxRow } from "../inbox-types";
import { MeProvider } from "../me";
import { RowMenu } from "./row-menu";

beforeAll(() => import("./row-menu-box"));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Session = NonNullable<InboxRow["session"]>;

function show(session: Partial<Session> | null, role: Role = "operator") {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  // A row has much more; the menu reads no more of it.
  const row = { conversationId: "c1", session } as InboxRow;
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ common, errors, inbox, snooze }}>
      <TRPCReactProvider>
        <MeProvider me={{ id: "petra", name: "Petra Nováková", role }} seesAll={mayDo(role, "inbox.seeAll")}>
          <RowMenu row={row}>
            <a href="/inbox/c1">Karel</a>
          </RowMenu>
        </MeProvider>
      </TRPCReactProvider>
    </NextIntlClientProvider>,
  );
  fireEvent.contextMenu(screen.getByText("Karel"));
}
const own: Partial<Session> = { id: "s1", status: "active", operatorId: "petra", snooze: null };
const items = async () => (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);

it("snoozes a session of one's own from the list, or takes it back", async () => {
  show(own);
  expect(await items()).toEqual(["Odložit", "Otevřít na nové kartě"]);
  fireEvent.click(screen.getByRole("menuitem", { name: "Odložit" }));
  expect(await screen.findByRole("dialog", { name: "Odložit sezení" })).toBeTruthy();
  cleanup();
  show({ ...own, snooze: { since: new Date(), until: null } });
  expect(await items()).toEqual(["Změnit odložení", "Vrátit hned", "Otevřít na nové kartě"]);
}, 15_000);

it("offers nothing on a colleague's or waiting session but to who sees all", async () => {
  show({ ...own, operatorId: "jana" });
  expect(screen.queryByRole("menuitem")).toBeNull();
  cleanup();
  show({ ...own, status: "waiting", operatorId: null }, "supervisor");
  expect(screen.queryByRole("menuitem")).toBeNull();
  cleanup();
  show({ ...own, operatorId: "jana" }, "supervisor");
  expect(await items()).toContain("Odložit");
}, 15_000);
