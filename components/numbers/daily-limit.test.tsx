// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import texts from "@/messages/cs/numbers.json";
import { DailyLimit, type StoppedCampaign } from "./daily-limit";

afterEach(cleanup);

const now = new Date("2026-11-25T12:00:00Z");
const show = (number: Parameters<typeof DailyLimit>[0]["number"], stopped: StoppedCampaign[] = []) =>
  render(
    <NextIntlClientProvider locale="cs" timeZone="Europe/Prague" now={now} messages={{ numbers: texts }}>
      <DailyLimit number={number} stopped={stopped} />
    </NextIntlClientProvider>,
  );

it("says what is used of the limit and when the next place is free (S0.36, S0.37)", () => {
  show({ dailyLimit: 250, dailyUsed: 250, oldestUseAt: new Date("2026-11-24T15:00:00Z") });
  expect(screen.getByText("z 250")).toBeTruthy();
  expect(screen.getByText(/^Další místo se uvolní/)).toBeTruthy();
  cleanup();
  show({ dailyLimit: 250, dailyUsed: 10, oldestUseAt: new Date("2026-11-24T15:00:00Z") });
  expect(screen.getByText(/^Další místo se uvolní/)).toBeTruthy();
  cleanup();
  show({ dailyLimit: null, dailyUsed: 10, oldestUseAt: new Date("2026-11-24T15:00:00Z") });
  expect(screen.queryByText(/^Další místo se uvolní/)).toBeNull();
});

it("names the campaigns that stopped because the limit is exhausted (S0.38)", () => {
  show({ dailyLimit: 250, dailyUsed: 250, oldestUseAt: null }, [
    { id: "a", name: "Jarní servis", limitedUntil: null },
    { id: "b", name: "Výprodej", limitedUntil: null },
  ]);
  expect(screen.getByText(/^Na limit čekají kampaně/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Jarní servis" }).getAttribute("href")).toBe("/campaigns/a");
  expect(screen.getByRole("link", { name: "Výprodej" })).toBeTruthy();
});
