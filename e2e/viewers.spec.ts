import { expect, test } from "@playwright/test";
import { newClient } from "./client";
import { bubble, composer, rowOf, say, signedIn, signIn, talking } from "./operator";

test.use({ locale: "cs-CZ" });

test("Petra sees that Jana types, and is warned that Jana answered meanwhile (O14)", async ({ page, browser }) => {
  const name = `Dvojí Dana ${Date.now()}`;
  const client = newClient(name);
  const [, jana] = await Promise.all([signIn(page, "petra"), signedIn(browser, "jana")]);
  await talking(page, client, name, "Stihnete to do pátku?");
  await page.getByRole("button", { name: "Další akce se sezením" }).click();
  await page.getByRole("menuitem", { name: "Přizvat" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: /Jana/ }).click();
  await dialog.getByRole("button", { name: "Přizvat" }).click();
  await jana.goto(new URL(page.url()).pathname);
  await composer(jana).pressSequentially("Ano, ve čtvrtek", { delay: 20 });
  await expect(page.getByText(/^Jana .* píše odpověď$/).first()).toBeVisible();
  await expect.poll(async () => JSON.stringify(await client.thread())).toContain('"readByCompany":true');

  // Petra's screen lags behind: what Jana sends is not on it yet.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/inbox\.thread/, (route) => held.then(() => route.continue()));
  await composer(jana).press("Enter");
  await expect(bubble(jana, "Ano, ve čtvrtek")).toHaveAttribute("data-status", /sent|delivered|read/);
  await say(page, "Ano, stihneme.");
  await expect(page.getByText(/Klient mezitím dostal odpověď \(Jana /)).toBeVisible();
  await expect(composer(page)).toHaveValue("Ano, stihneme.");
  release();
  await expect(bubble(page, "Ano, ve čtvrtek")).toBeVisible();
  await page.getByRole("button", { name: "Odeslat přesto" }).click();
  await expect(bubble(page, "Ano, stihneme.")).toHaveAttribute("data-status", /sent|delivered|read/);
  await jana.getByRole("link", { name: "Kontakty" }).click();
  const faces = rowOf(page, name).getByRole("img", { name: /^Konverzaci má otevřenou: Jana/ });
  await expect(faces).toHaveCount(0);
});
