// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Role } from "@/db/enums";
import texts from "@/messages/cs/shell.json";
import { everythingOn, type Features } from "@/server/team/feature-rules";
import { FeaturesProvider } from "./features";
import { SettingsMenu } from "./settings-menu";

vi.mock("next/navigation", () => ({ usePathname: () => "/settings/numbers" }));
afterEach(cleanup);

const show = (role: Role, features: Features = everythingOn) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" messages={{ shell: texts }}>
      <FeaturesProvider features={features}>
        <SettingsMenu role={role} />
      </FeaturesProvider>
    </NextIntlClientProvider>,
  );
const hrefOf = (name: string) => screen.queryByText(name, { selector: "a" })?.getAttribute("href") ?? null;

it("has the channel WhatsApp whose item opens the list of numbers (S0.6, N.50)", () => {
  show("supervisor");
  expect(screen.getByText("WhatsApp", { selector: "h2" })).toBeTruthy();
  expect(hrefOf("WhatsApp čísla")).toBe("/settings/numbers");
});

it("has Vyúčtování among the settings of WhatsApp (S0.30)", () => {
  show("supervisor");
  expect(hrefOf("Vyúčtování")).toBe("/settings/billing");
  cleanup();
  show("operator");
  expect(hrefOf("Vyúčtování")).toBeNull();
});

it("keeps an administrator only the company's own affairs while WhatsApp is off (S1.1, S1.2)", () => {
  show("admin", { whatsapp: false, campaigns: true });
  expect(hrefOf("WhatsApp čísla")).toBeNull();
  expect(hrefOf("Vyúčtování")).toBeNull();
  expect(hrefOf("Routingová pravidla")).toBeNull();
  expect(hrefOf("Společnost")).toBe("/settings/company");
  expect(hrefOf("Uživatelé")).toBe("/settings/team");
});
