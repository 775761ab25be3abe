import { expect, type Page, test } from "@playwright/test";
import { desk } from "./desk";
import { signedIn, signIn } from "./operator";

test.use({ locale: "cs-CZ" });

const wizardPage = "/settings/numbers/new";

/** Chooses the way, ticks the preparation and stands at the provider's account. */
async function begin(page: Page, way: string, provider: string) {
  await page.getByRole("radio", { name: way }).click();
  await page.getByRole("radio", { name: provider }).click();
  await page.getByRole("button", { name: "Začít" }).click();
  await expect(page.getByRole("heading", { name: "Příprava" })).toBeVisible();
  for (const box of await page.getByRole("checkbox").all()) {
    await box.click();
    await expect(box).toBeChecked();
  }
  await page.getByRole("button", { name: "Pokračovat na Účet u poskytovatele" }).click();
  await expect(page.getByRole("heading", { name: "Účet u poskytovatele" })).toBeVisible();
}

const codeOn = async (phone: string): Promise<string> => {
  const answer = await fetch(`${desk().simulatorUrl}/_sim/codes?${new URLSearchParams({ phone })}`);
  return (await answer.json())[0]?.code ?? "";
};

const twilio = { accountSid: "AC00000000000000000000000000c0ffee", authToken: "demo-auth-token-of-the-simulator" };

test("a new number is registered at Twilio: left, gone on with, verified, connected (S3.4, S3.7, S3.15, S3.16, S3.17, S3.20, S3.23, S3.27, N.51)", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "admin", wizardPage);
  await begin(page, "Zaregistrovat nové číslo", "Twilio");
  await page.getByLabel("Account SID", { exact: true }).fill(twilio.accountSid);
  const token = page.getByLabel("Auth Token", { exact: true });
  await token.fill("wrong");
  await page.getByRole("button", { name: "Ověřit a uložit" }).click();
  await expect(page.getByText("Poskytovatel tyto údaje nepřijal")).toBeVisible();
  await token.fill(twilio.authToken);
  await page.getByRole("button", { name: "Ověřit a uložit" }).click();
  await expect(page.getByText(/^Propojeno/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("uloženo", { exact: true }).first()).toBeVisible();
  await expect(token).toHaveValue("");
  await page.getByRole("button", { name: "Pokračovat na Profil společnosti I" }).click();
  await page.getByLabel("Webová stránka").fill("kolabrazda.example");
  await page.getByRole("button", { name: "Pokračovat na Profil společnosti II" }).click();
  // S3.17: the official name of the step before.
  await expect(page.getByLabel("Název zobrazovaný klientům (Display Name)")).not.toHaveValue("");
  await page.getByLabel("Název zobrazovaný klientům (Display Name)").fill("Kola Brázda Zlín");
  await page.getByRole("button", { name: "Pokračovat na Číslo a ověření" }).click();
  await page.getByLabel("Telefonní číslo").fill("725118477");
  await page.getByRole("checkbox", { name: /není v aplikaci WhatsApp/ }).click();
  await page.getByRole("checkbox", { name: /zpoplatnění/ }).click();
  await page.getByRole("button", { name: "Použít zadané číslo" }).click();
  await expect(page.getByRole("radio", { name: /SMS/ })).toBeChecked();
  await page.getByRole("button", { name: "Poslat kód SMS zprávou" }).click();
  const code = page.getByLabel("Ověřovací kód");
  await expect.poll(() => codeOn("+420725118477")).toMatch(/^\d{6}$/);
  const right = await codeOn("+420725118477");
  await code.fill(right === "000000" ? "111 111" : "000 000");
  await page.getByRole("button", { name: "Ověřit" }).click();
  await expect(page.getByText("Kód nesouhlasí, zbývají 2 pokusy.")).toBeVisible();
  await page.goto(wizardPage);
  await page.getByRole("link", { name: /Pokračovat v registraci .*725.118.477/ }).click();
  await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
  await page.getByRole("button", { name: "Ověřit" }).click();
  await expect(page.getByText(/je ověřené/)).toBeVisible();
  await page.getByRole("button", { name: "Pokračovat na Kontrola a první zpráva" }).click();
  await page.getByLabel("Název v Hovorně").fill("Zlín");
  await page.getByRole("button", { name: "Připojit číslo" }).click();
  await expect(page.getByRole("heading", { name: /Číslo Zlín je připojené/ })).toBeVisible({ timeout: 40_000 });
  await page.getByRole("link", { name: "Otevřít číslo" }).click();
  await expect(page).toHaveURL(/\/settings\/numbers\/[0-9a-f-]{36}$/);
});

test("360dialog: cancelled in the portal, a forged return, discarded (S0.8, S3.8)", async ({ page }) => {
  await signIn(page, "admin", wizardPage);
  await begin(page, "Napojit registrované číslo", "360dialog");
  const address = page.url().replace(/\?.*/, "");
  await page.getByRole("button", { name: "Pokračovat na portál 360dialogu" }).click();
  await page.getByRole("button", { name: "Zrušit" }).click();
  await expect(page.getByText("Propojení jste nedokončili.")).toBeVisible();
  await page.goto("/api/registration/360dialog?client=c&channels=[x]&state=forged");
  await expect(page.getByText("Tento návrat z portálu nepatří k vaší registraci.")).toBeVisible();
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="${new URL(address).pathname}"]`) });
  await row.getByRole("button", { name: /^Zahodit/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Zahodit" }).click();
  await expect(row).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("Registrace byla zahozena")).toBeVisible();
});

test("“Nový” begins a registration, for the company's administrator only (S0.7, S0.11)", async ({ page, browser }) => {
  const admin = await signedIn(browser, "admin", "/settings/numbers");
  await admin.getByRole("link", { name: "Nový", exact: true }).click();
  await expect(admin.getByRole("button", { name: "Začít" })).toBeVisible();
  await signIn(page, "supervisor", wizardPage);
  await expect(page.getByRole("button", { name: "Začít" })).toHaveCount(0);
  await page.goto("/settings/numbers");
  await expect(page.getByText("+420 725 118 411")).toBeVisible();
  await expect(page.getByRole("link", { name: "Nový", exact: true })).toHaveCount(0);
});
