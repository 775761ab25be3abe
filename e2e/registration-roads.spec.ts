import { expect, type Page, test } from "@playwright/test";
import { desk } from "./desk";
import { signIn } from "./operator";

test.use({ locale: "cs-CZ" });
test.beforeEach(() => test.slow());

const wizardPage = "/settings/numbers/new";
const meta = {
  provider: "meta",
  appId: "634974688087057",
  appSecret: "demo-app-secret-of-the-simulator",
  verifyToken: "demo-verify-token-of-the-simulator",
};
const twilio = { accountSid: "AC00000000000000000000000000c0ffee", authToken: "demo-auth-token-of-the-simulator" };

/** Digits that no other run has used. */
const fresh = () => String(Math.floor(Math.random() * 1e6)).padStart(6, "0");

const lever = async (path: string, body: object) => {
  const answer = await fetch(`${desk().simulatorUrl}${path}`, { method: "POST", body: JSON.stringify(body) });
  expect(answer.ok).toBe(true);
};
/** A number that waits at its provider. */
const addNumber = (number: object) =>
  lever("/_sim/numbers", { displayName: "Nové", dailyLimit: 1000, ratePerSecond: 25, ...number });
const codeOn = async (phone: string): Promise<string> => {
  const answer = await fetch(`${desk().simulatorUrl}/_sim/codes?${new URLSearchParams({ phone })}`);
  return (await answer.json())[0]?.code ?? "";
};

async function prepare(page: Page) {
  await page.getByRole("button", { name: "Začít" }).click();
  await expect(page.getByRole("heading", { name: "Příprava" })).toBeVisible({ timeout: 60_000 });
  for (const box of await page.getByRole("checkbox").all()) {
    await box.click();
    await expect(box).toBeChecked();
  }
  await next(page, "Účet u poskytovatele");
}

async function begin(page: Page, way: string, provider: string) {
  await page.getByRole("radio", { name: way }).click();
  await page.getByRole("radio", { name: provider }).click();
  await prepare(page);
}

async function next(page: Page, step: string) {
  await page.getByRole("button", { name: `Pokračovat na ${step}`, exact: true }).click();
  await expect(page.getByRole("heading", { name: step, exact: true })).toBeVisible({ timeout: 60_000 });
}

async function byHand(page: Page, given: { wabaId: string; phoneNumberId: string; accessToken: string }) {
  await page.getByRole("button", { name: "Ručně" }).click();
  await page.getByLabel("ID WhatsApp účtu (WABA ID)").fill(given.wabaId);
  await page.getByLabel(/^Phone Number ID/).fill(given.phoneNumberId);
  await page.getByLabel("ID aplikace Meta").fill(meta.appId);
  await page.getByLabel("Token systémového uživatele").fill(given.accessToken);
  await page.getByLabel("Tajný klíč aplikace (App secret)").fill(meta.appSecret);
  await page.getByRole("button", { name: "Ověřit a uložit" }).click();
}

async function connect(page: Page, name: string) {
  await page.getByLabel("Název v Hovorně").fill(name);
  const cost = page.getByRole("checkbox", { name: /zpoplatnění/ });
  if ((await cost.count()) > 0) await cost.click();
  await page.getByRole("button", { name: "Připojit číslo" }).click();
}

const connected = (page: Page, name: string) =>
  expect(page.getByRole("heading", { name: new RegExp(`Číslo ${name} je připojené`) })).toBeVisible({
    timeout: 40_000,
  });

test("Meta's window: closed, then a number verified by a call (S3.12, S3.13, S3.14, S3.23, S3.24, S3.28, S3.40)", async ({
  page,
}) => {
  const digits = fresh();
  const phone = `+420725${digits}`;
  const wabaId = `9${digits}1`;
  await addNumber({
    ...meta,
    wabaId,
    phoneNumberId: `8${digits}1`,
    phone,
    accessToken: `t-${digits}`,
    setup: { codeVerified: false },
  });
  await signIn(page, "admin", wizardPage);
  await begin(page, "Napojit registrované číslo", "Meta Cloud API");
  const inWindow = async (act: (popup: Page) => Promise<unknown>) => {
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Přihlásit se u Mety" }).click();
    const popup = await opened;
    const closed = popup.waitForEvent("close");
    // The last click closes the window, and may not come to its own end any more.
    await act(popup).catch((error) => {
      if (!popup.isClosed()) throw error;
    });
    await closed;
  };
  await inWindow((popup) => popup.getByRole("button", { name: "Zavřít bez dokončení" }).click());
  await expect(page.getByText(/Propojení jste nedokončili/)).toBeVisible();
  await inWindow(async (popup) => {
    await popup.locator(`input[value="8${digits}1"]`).check();
    await popup.getByRole("button", { name: "Dokončit" }).click();
  });
  await expect(page.getByText(/^Propojeno/)).toBeVisible();
  await next(page, "Číslo a ověření");
  await page.getByRole("button", { name: "Použít toto číslo" }).click();
  await expect(page.getByRole("radio", { name: /SMS \(doporučeno\)/ })).toBeChecked();
  await expect(page.getByText(/hlasový průvodce \(IVR\)/)).toHaveCount(0);
  await page.getByRole("radio", { name: /hovor/i }).click();
  await expect(page.getByText(/hlasový průvodce \(IVR\)/)).toBeVisible();
  await page.getByRole("checkbox", { name: /zpoplatnění/ }).click();
  await page.getByRole("button", { name: /^Poslat kód/ }).click();
  await expect.poll(() => codeOn(phone)).toMatch(/^\d{6}$/);
  await expect(page.getByRole("button", { name: /^Poslat znovu/ })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Ověřovací kód").fill(await codeOn(phone));
  await page.getByRole("button", { name: "Ověřit" }).click();
  await expect(page.getByText(/je ověřené/).first()).toBeVisible();
  await next(page, "Kontrola a první zpráva");
  await connect(page, `Okno ${digits}`);
  await connected(page, `Okno ${digits}`);
});

test("a number stays in the WhatsApp Business app (coexistence, S3.25)", async ({ page }) => {
  const digits = fresh();
  await addNumber({
    ...meta,
    wabaId: `9${digits}2`,
    phoneNumberId: `8${digits}2`,
    phone: `+420726${digits}`,
    accessToken: `t-${digits}`,
    setup: { codeVerified: false, registered: false },
  });
  await signIn(page, "admin", wizardPage);
  await begin(page, "Napojit registrované číslo", "Meta Cloud API");
  await page.getByRole("button", { name: /aplikace zůstane/ }).click();
  await expect(page.getByText(/aspoň jednou za 14 dní/)).toBeVisible();
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Přihlásit se u Mety" }).click();
  const popup = await opened;
  expect(popup.url()).toContain("whatsapp_business_app_onboarding");
  await popup.locator(`input[value="8${digits}2"]`).check();
  await popup.getByRole("button", { name: "Dokončit" }).click();
  await expect(page.getByText(/^Propojeno/)).toBeVisible();
  await next(page, "Číslo a ověření");
  await page.getByRole("button", { name: "Použít toto číslo" }).click();
  await next(page, "Kontrola a první zpráva");
  await expect(page.getByText(/zůstane i v aplikaci WhatsApp Business/)).toBeVisible();
  await expect(page.getByLabel(/PIN/)).toHaveCount(0);
  await connect(page, `Appka ${digits}`);
  await connected(page, `Appka ${digits}`);
});

test("360dialog: a new account, its e-mail, the portal and back (S3.6, S3.9, S3.10, S3.11, S3.30)", async ({
  page,
}) => {
  const digits = fresh();
  const channelId = `ch${digits}`;
  await addNumber({
    provider: "360dialog",
    wabaId: `9${digits}3`,
    phoneNumberId: `8${digits}3`,
    phone: `+420727${digits}`,
    channelId,
    apiKey: `key-${digits}`,
    setup: { granted: false },
  });
  await signIn(page, "admin", wizardPage);
  await begin(page, "Zaregistrovat nové číslo", "360dialog");
  await page.getByRole("radio", { name: "Vytvořit nový účet" }).click();
  await page.getByLabel("E-mail k účtu").fill("kola@kola-brazda.example");
  const signup = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Vytvořit účet u 360dialogu" }).click();
  await (await signup).close();
  await expect(page.getByText("Čeká na potvrzení e-mailu.").first()).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "E-mail je potvrzený" }).click();
  await next(page, "Profil společnosti I");
  await page.getByLabel("Webová stránka").fill("kolabrazda.example");
  await next(page, "Profil společnosti II");
  await page.getByLabel("Název zobrazovaný klientům (Display Name)").fill("Kola Brázda Nové");
  await next(page, "Číslo a ověření");
  await page.getByRole("checkbox", { name: /zpoplatnění/ }).click();
  await page.getByRole("button", { name: "Pokračovat na portál 360dialogu" }).click();
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await page.locator(`input[value="${channelId}"]`).check();
  await page.getByRole("button", { name: "Povolit přístup" }).click();
  await page.getByRole("button", { name: "Použít toto číslo" }).click();
  await next(page, "Kontrola a první zpráva");
  await connect(page, `Portál ${digits}`);
  await connected(page, `Portál ${digits}`);
});

test("a number moves from Meta to 360dialog and to Twilio and stays itself (O20)", async ({ page }) => {
  const digits = fresh();
  const phone = `+420728${digits}`;
  const account = { wabaId: `9${digits}4`, phoneNumberId: `8${digits}4`, accessToken: `t-${digits}` };
  await addNumber({ ...meta, ...account, phone, setup: { registered: false } });
  await lever(`/_sim/numbers/${account.phoneNumberId}/setup`, { pin: "270411" });
  await signIn(page, "admin", wizardPage);
  await begin(page, "Napojit registrované číslo", "Meta Cloud API");
  await byHand(page, { ...account, phoneNumberId: "118420725118411" });
  await expect(page.getByText(/Číslo s tímto Phone Number ID/)).toBeVisible();
  await byHand(page, account);
  await expect(page.getByText(/^Propojeno/)).toBeVisible();
  await next(page, "Číslo a ověření");
  await expect(page.getByText(/je ověřené/).first()).toBeVisible();
  await next(page, "Kontrola a první zpráva");
  const pin = page.getByLabel("PIN dvoufázového ověření");
  await pin.fill("111111");
  await connect(page, `Stěhovavé ${digits}`);
  await expect(page.getByRole("alert").filter({ hasText: /PIN/ })).toBeVisible();
  await pin.fill("270411");
  await page.getByRole("button", { name: "Připojit číslo" }).click();
  await connected(page, `Stěhovavé ${digits}`);
  await page.getByRole("link", { name: "Otevřít číslo" }).click();
  await expect(page).toHaveURL(/\/settings\/numbers\/[0-9a-f-]{36}$/);
  const numberPage = page.url();

  await addNumber({
    provider: "360dialog",
    wabaId: `9${digits}5`,
    phoneNumberId: `8${digits}5`,
    phone,
    channelId: `m${digits}`,
    apiKey: `mk-${digits}`,
  });
  await addNumber({ provider: "twilio", ...twilio, phone, senderSid: `XE${digits.padStart(32, "0")}` });
  const move = async (provider: string, credentials: () => Promise<void>) => {
    await page.goto(numberPage);
    await page.getByRole("link", { name: "Přesunout k jinému poskytovateli" }).click();
    await expect(page.getByText(/Přesouváte číslo/)).toBeVisible();
    await page.getByRole("radio", { name: provider }).click();
    await prepare(page);
    await credentials();
    await expect(page.getByText(/^Propojeno/)).toBeVisible();
    await next(page, "Číslo a ověření");
    await expect(page.getByText(/se přesune k tomuto poskytovateli/)).toBeVisible();
    await page.getByRole("button", { name: "Použít toto číslo" }).click();
    await next(page, "Kontrola a první zpráva");
    await connect(page, `Stěhovavé ${digits}`);
    await connected(page, `Stěhovavé ${digits}`);
  };
  await move("360dialog", async () => {
    await page.getByRole("button", { name: "Klíčem k API" }).click();
    await page.getByLabel("Klíč k API (D360-API-KEY)").fill(`mk-${digits}`);
    await page.getByRole("button", { name: "Ověřit a uložit" }).click();
  });
  await move("Twilio", async () => {
    await page.getByLabel("Account SID", { exact: true }).fill(twilio.accountSid);
    await page.getByLabel("Auth Token", { exact: true }).fill(twilio.authToken);
    await page.getByRole("button", { name: "Ověřit a uložit" }).click();
  });
  await page.getByRole("link", { name: "Otevřít číslo" }).click();
  await expect(page).toHaveURL(numberPage);
  await page.goto(`${numberPage}/events`);
  await expect(page.getByText(/360dialog.*Twilio/).first()).toBeVisible();
  await expect(page.getByText(/Meta Cloud API.*360dialog/).first()).toBeVisible();
});
