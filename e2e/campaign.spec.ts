import { expect, type Page, test } from "@playwright/test";
import { ledgerSummary, newPhone, numbers, type Summary, setScripts } from "./client";
import { hurryRetries, ledgerOf } from "./database";
import { signIn } from "./operator";

test.use({ locale: "cs-CZ" });

const total = 1000;
const invalid = 30;

/** 1,000 rows: 30 no phone at all, 20 that fail once, 10 that fail always, the rest good. */
function recipients() {
  const phones = [...new Set(Array.from({ length: total * 2 }, newPhone))].slice(0, total - invalid);
  const scripts = Object.fromEntries(
    phones.slice(0, 30).map((phone, n) => [phone, n < 20 ? "refused_once" : "refused_always"]),
  );
  const rows = [
    ...phones.map((phone, n) => `${phone};paní;Kampaňová;${n + 1}`),
    ...Array.from({ length: invalid }, (_, n) => `tel${n};paní;Chybná;${n}`),
  ];
  return {
    phones,
    scripts,
    csv: `Klientovo telefonní číslo;Oslovení;Jméno;Číslo objednávky\r\n${rows.join("\r\n")}\r\n`,
  };
}

test("a campaign of 1,000 reaches everyone once and its ledger balances with the provider's (N.37, S2.1, S2.9–S2.16)", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const { phones, scripts, csv } = recipients();
  await setScripts(scripts);
  await signIn(page, "supervisor", "/campaigns");
  const campaignId = await prepare(page, csv);

  await page.getByRole("button", { name: "Spustit" }).click();
  await expect(page.getByText("Kampaň se spustí, až doběhne odpočet.")).toBeVisible();
  await page.waitForURL(`**/campaigns/${campaignId}`, { timeout: 30_000 });
  await expect(page.getByText("Zimní prohlídky, rozeslat do pátku.")).toBeVisible();

  await expect.poll(async () => (await ledgerOf(campaignId)).sent, { timeout: 60_000 }).toBeGreaterThan(100);
  await pauseAndResume(page, campaignId);

  await expect
    .poll(
      async () => {
        await hurryRetries(campaignId);
        return (await ledgerOf(campaignId)).open;
      },
      { timeout: 180_000, intervals: [2_000] },
    )
    .toBe(0);
  const ours = await ledgerOf(campaignId);
  expect(ours).toEqual({ planned: total, sent: 960, failed: 10, invalid, open: 0, recipientsTwice: 0 });

  const theirs = await ledgerSummary({ number: numbers.eshop, template: "objednavka_vyrizena" });
  expect(theirs.duplicateTemplates.count).toBe(0);
  expect(theirs.duplicateRefs.count).toBe(0);
  expect(paceOf(theirs)).toBeLessThanOrEqual(25);
  const once = await Promise.all(phones.slice(10, 40).map(received));
  expect(once.filter(Boolean)).toHaveLength(20);

  await expect(page.getByText(/Součet stavů: 1\s000 z 1\s000/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: /Neplatný záznam/ }).click();
  await expect(page.getByText("Číslo obsahuje písmeno").first()).toBeVisible();
});

/** The wizard from the beginning to its summary, as a campaign manager walks it. */
async function prepare(page: Page, csv: string): Promise<string> {
  await expect(page.getByRole("link", { name: "Kampaně", exact: true }).first()).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.getByRole("link", { name: "+ Vytvořit kampaň" }).first().click();
  await page.getByLabel("Název kampaně").fill(`Zimní servis ${Date.now()}`);
  await page.getByLabel("Poznámka").fill("Zimní prohlídky, rozeslat do pátku.");
  await page.getByRole("button", { name: /Pokračovat na/ }).click();
  await page.getByLabel("WhatsApp účet (telefonní číslo)").click();
  await page.getByRole("option", { name: /E-shop/ }).click();
  await page.getByLabel("Formulář (Template Message)").click();
  await page.getByRole("option", { name: "objednavka_vyrizena" }).click();
  await expect(page.getByRole("button", { name: "Synchronizovat formuláře" })).toBeVisible();
  // The template is approved in Czech only, so there is nothing to choose.
  await expect(page.getByLabel("Jazyková mutace")).toHaveCount(0);
  await page.getByRole("button", { name: /Pokračovat na Příjemci/ }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}\/edit/);
  const campaignId = /campaigns\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  await makeFilter(page);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "kontakty.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: /Nahrát soubor/ }).click();
  await expect(page.getByText("Platné kontakty")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: /Stáhnout chybné řádky/ })).toBeVisible();
  await page.getByRole("button", { name: /Pokračovat na Proměnné/ }).click();
  await expect(page.getByText(/Dobrý den, paní Kampaňová, váše objednávka č\./).first()).toBeVisible();
  await page.getByRole("button", { name: /Pokračovat na Plán/ }).click();
  // Nobody knows at which hour this test runs.
  await page.getByRole("switch", { name: /Jen v povolené hodiny/ }).click();
  await expect(page.getByLabel("Od", { exact: true })).toBeHidden();
  await page.getByRole("button", { name: /Pokračovat na Souhrn/ }).click();
  return campaignId;
}

/** A new filter is saved to the directory without leaving the wizard (S2.8); the campaign's recipients come from its file. */
async function makeFilter(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Přidat zdroj" }).click();
  await page.getByRole("button", { name: "Nový filtr" }).click();
  const name = `Nedávní klienti ${Date.now()}`;
  const dialog = page.getByRole("dialog", { name: "Nový filtr" });
  await dialog.getByLabel("Název filtru").fill(name);
  await dialog.getByRole("button", { name: "Uložit a použít" }).click();
  await expect(page.getByRole("combobox", { name: "Uložený filtr" })).toContainText(name);
  await page.getByRole("button", { name: "Odebrat 1. zdroj" }).click();
}

/** Pause stops within five seconds and loses nothing (S2.26). */
async function pauseAndResume(page: Page, campaignId: string): Promise<void> {
  await page.getByRole("button", { name: "Pozastavit" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Pozastavit" }).click();
  await page.waitForTimeout(5_000);
  const before = await ledgerSummary({ number: numbers.eshop });
  await page.waitForTimeout(2_000);
  expect((await ledgerSummary({ number: numbers.eshop })).accepted).toBe(before.accepted);
  expect((await ledgerOf(campaignId)).open).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pokračovat" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Pokračovat" }).click();
}

const paceOf = ({ numbers: all }: Summary) =>
  all.find(({ number }) => number === numbers.eshop)?.busiestSecondOfAttempts ?? 99;

/** By the provider's own book. */
async function received(phone: string): Promise<boolean> {
  return (await ledgerSummary({ to: phone })).accepted === 1;
}
