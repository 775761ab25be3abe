import { expect, test } from "@playwright/test";
import { changeTemplate, numbers } from "./client";
import { signIn } from "./operator";

test.use({ locale: "cs-CZ" });

test("templates are listed with their states; a change at the provider shows after synchronising (S0.26, S2.17)", async ({
  page,
}) => {
  await signIn(page, "supervisor", "/templates");
  await expect(page.getByText("objednavka_vyrizena").first()).toBeVisible();
  await expect(page.getByText("Zamítnuto").first()).toBeVisible();
  await changeTemplate(numbers.servis, "servis_hotovo", { status: "PAUSED", reason: "low quality" });
  await page
    .getByRole("button", { name: /^Synchronizovat (formuláře|šablony)/ })
    .first()
    .click();
  await expect(page.getByText("Pozastaveno").first()).toBeVisible();
  await changeTemplate(numbers.servis, "servis_hotovo", { status: "APPROVED" });
});

test("an operator sees the templates but does not synchronise them", async ({ page }) => {
  await signIn(page, "petra", "/templates");
  await expect(page.getByText("objednavka_vyrizena").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /Synchronizovat/ })).toHaveCount(0);
});

test("a template is written, put right by the check and submitted (O12, S4.12)", async ({ page }) => {
  const name = `e2e_${Date.now()}`;
  await signIn(page, "supervisor", "/templates/new");
  await page.getByLabel("Název").fill(name);
  await page.getByLabel("Číslo").click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Pokračovat k textu" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const text = page.getByLabel("Text", { exact: true });
  await text.fill(`{{1}}, vaše kolo je připravené k vyzvednutí v naší dílně, zakázka ${name}.`);
  const submit = page.getByRole("button", { name: "Odeslat ke schválení" });
  await expect(submit).toBeDisabled();
  await page.getByRole("button", { name: "Opravit: Text začíná proměnnou" }).click();
  await expect(text).toHaveValue(/^Dobrý den, \{\{1\}\}/);
  await page.getByLabel("Ukázka: Proměnná 1").fill("Jano");
  await expect(page.getByLabel("Náhled v telefonu klienta").first()).toContainText("Dobrý den, Jano");
  await expect(page.getByText(/^Uloženo/)).toBeVisible();
  await submit.click();
  await expect(page).toHaveURL(/\/templates\?open=/);
  await expect(page.getByRole("dialog", { name, exact: true })).toContainText(/Čeká na schválení|Schváleno/);
});

test("a draft survives a reload and is thrown away", async ({ page }) => {
  const name = `koncept_${Date.now()}`;
  await signIn(page, "supervisor", "/templates/new");
  await page.getByLabel("Název").fill(name);
  await page.getByLabel("Číslo").click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Pokračovat k textu" }).click();
  const saved = page.waitForResponse((answer) => answer.url().includes("templates.saveDraft") && answer.ok());
  await page.getByRole("textbox", { name: "Patička" }).fill("Kola Brázda");
  await saved;
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Patička" })).toHaveValue("Kola Brázda");
  await page.goto("/templates?state=draft");
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: "Zahodit koncept" }).click();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
});
