// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Role } from "@/db/enums";
import common from "@/messages/cs/common.json";
import texts from "@/messages/cs/shell.json";
import { mayDo } from "@/server/team/permissions";
import { BottomBar } from "./bottom-bar";
import { navItems } from "./nav-items";

vi.mock("next/navigation", () => ({ usePathname: () => "/settings/numbers" }));
beforeAll(() => import("../ui/drawer"));
afterEach(cleanup);

const show = (role: Role) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ shell: texts, common }}>
      <BottomBar places={navItems((needs) => mayDo(role, needs))} more={<p>Odhlásit se</p>} />
    </NextIntlClientProvider>,
  );

it("keeps five places at the foot of a phone and leads to the others from Více", async () => {
  show("admin");
  const bar = screen.getByRole("navigation");
  expect(within(bar).getAllByRole("link")).toHaveLength(4);
  expect(within(bar).queryByRole("link", { name: "Nastavení" })).toBeNull();
  fireEvent.click(within(bar).getByRole("button", { name: "Více" }));
  const more = await screen.findByRole("dialog");
  expect(within(more).getByRole("link", { name: "Nastavení" }).getAttribute("aria-current")).toBe("page");
  expect(within(more).getByText("Odhlásit se")).toBeTruthy();
});

it("has the daily places of an operator in the bar itself", () => {
  show("operator");
  expect(within(screen.getByRole("navigation")).getByRole("link", { name: "Nastavení" })).toBeTruthy();
});
