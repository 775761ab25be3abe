// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import cs from "@/messages/cs/numbers.json";
import en from "@/messages/en/numbers.json";
import { LimitsHelp } from "./limits-help";

afterEach(cleanup);

it.each([
  ["cs", cs],
  ["en", en],
])("explains limits in %s (S0.40)", (locale, numbers) => {
  render(
    <NextIntlClientProvider locale={locale} timeZone="Europe/Prague" messages={{ numbers }}>
      <LimitsHelp />
    </NextIntlClientProvider>,
  );
  expect(screen.getByRole("heading", { level: 1, name: numbers.help.title })).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual(
    [
      numbers.help.what,
      numbers.help.counted,
      numbers.help.tiers,
      numbers.help.share,
      numbers.help.pace,
      numbers.help.quality,
      numbers.help.full,
    ].map(({ title }) => title),
  );
});
