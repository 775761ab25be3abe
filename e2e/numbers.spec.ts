import { expect, type Page, test } from "@playwright/test";
import { changeTemplate, numbers } from "./client";
import { signIn } from "./operator";

test.use({ locale: "cs-CZ" });
test.setTimeout(120_000);

/** From the settings to the page of the first demo number. */
async function openNumber(page: Page, tab = ""): Promise<string> {
  await signIn(page, "admin", "/settings/numbers");
  const link = page.getByRole("link", { name: "Otevřít číslo Servis", exact: true });
  const href = (await link.getAttribute("href")) ?? "";
  await page.goto(`${href}${tab}`);
  return href;
}

test("a number has its own templates and synchronises them by the button of the number page (S0.26, S0.27)", async ({
  page,
}) => {
  await changeTemplate(numbers.servis, "jarni_kola", { status: "PAUSED", reason: "low quality" });
  await openNumber(page, "/templates");
  await expect(page.getByRole("button", { name: "jarni_kola", exact: true })).toBeVisible();
  // The synchronisation of the start may have run just now: then the button is refused once and waits (S0.29).
  await expect(async () => {
    await page.getByRole("button", { name: "Synchronizovat šablony", exact: true }).click({ timeout: 25_000 });
    const done = page.getByText(/^Synchronizováno: nové \d+, změněné \d+, odebrané \d+, chyby 0/).first();
    await expect(done).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 75_000 });
  await expect(page.getByText(/Znovu synchronizovat půjde za/)).toBeVisible();
  await expect(page.getByRole("row", { name: /jarni_kola/ })).toContainText("Pozastaveno");
  await changeTemplate(numbers.servis, "jarni_kola", { status: "APPROVED" });
});

test("a profile is there without asking, counts its description and is not lost by Back (S0.18, S0.23, S0.24)", async ({
  page,
}) => {
  const href = await openNumber(page);
  await page.getByRole("link", { name: "Profil", exact: true }).click();
  await expect(page.getByText(/Načteno od poskytovatele/)).toBeVisible();
  await expect(page.getByText("Název, který vidí klienti").first()).toBeVisible();
  const description = page.getByRole("textbox", { name: "Popis společnosti" });
  await description.fill("ř".repeat(140));
  await page.getByRole("button", { name: "Uložit a odeslat" }).click();
  await expect(page.getByText("Nejvýš 139 znaků, zkraťte o 1.")).toBeVisible();
  await page.goBack();
  const asked = page.getByRole("alertdialog", { name: "Odejít bez uložení?" });
  await asked.getByRole("button", { name: "Zrušit" }).click();
  await expect(description).toHaveValue("ř".repeat(140));
  await page.goBack();
  await asked.getByRole("button", { name: "Odejít bez uložení" }).click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});
