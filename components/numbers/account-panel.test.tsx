// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it } from "vitest";
import { type BusinessVerification, businessVerifications } from "@/db/enums";
import numbers from "@/messages/cs/numbers.json";
import type { NumberDetail } from "@/server/numbers/show-number";
import { AccountPanel } from "./account-panel";

afterEach(cleanup);

function show(verification: BusinessVerification) {
  const number = {
    id: "n1",
    displayName: "Kola Brázda",
    nameStatus: "approved",
    nameStatusSince: null,
    waba: { providerWabaId: "1", name: "Kola", verification, review: null, numbers: [], numberLimit: null },
  } as unknown as NumberDetail;
  render(
    <NextIntlClientProvider locale="cs" messages={{ numbers }} timeZone="Europe/Prague" now={new Date()}>
      <AccountPanel number={number} />
    </NextIntlClientProvider>,
  );
}

describe("verification of the business on the number's page (S3.36)", () => {
  it.each(businessVerifications)("%s is named, with the way to it unless it is done", (verification) => {
    show(verification);
    const { account } = numbers;
    expect(screen.getByText(account.verifications[verification])).toBeTruthy();
    const link = screen.queryByRole("link", { name: account.verify });
    if (verification === "verified") expect(link).toBeNull();
    else expect(link?.getAttribute("href")).toMatch(/^https:\/\/www\.facebook\.com\/business\/help\//);
  });
});
