import { expect, test } from "@playwright/test";
import { newClient, numbers } from "./client";
import { composer, signIn } from "./operator";

test.use({ locale: "cs-CZ" });

test("an operator starts with a template and waits until the client reacts (S1.24, S1.25, S1.26, S1.27, S1.28)", async ({
  page,
}) => {
  const client = newClient("Nová Klientka");
  await signIn(page, "petra");
  await page.getByRole("button", { name: "Nové sezení" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Nové sezení" });
  await dialog.getByRole("radio", { name: /^Servis/ }).click();
  await dialog.getByRole("button", { name: "Pokračovat" }).click();
  await dialog.getByLabel("Jméno nebo telefon klienta").fill(client.phone);
  await dialog.getByText("nové číslo").click();
  await dialog.getByRole("button", { name: "Pokračovat" }).click();
  await dialog.getByText("objednavka_vyrizena").first().click();
  for (const [n, value] of ["paní", "Nová", "4711"].entries())
    await dialog.getByRole("textbox", { name: new RegExp(`Proměnná ${n + 1}`) }).fill(value);
  await expect(dialog.getByRole("region", { name: "Náhled u klienta" })).toContainText(
    "Dobrý den, paní Nová, váše objednávka č. 4711 byla vyřízena.",
  );
  await dialog.getByRole("button", { name: "Odeslat a otevřít sezení" }).click();

  await page.waitForURL(/\/inbox\/[0-9a-f-]+$/);
  await expect(page.getByRole("status").getByText("Čeká na reakci klienta")).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
  await expect.poll(async () => JSON.stringify(await client.thread())).toContain("4711");

  await client.say("Děkuji, stavím se", numbers.servis);
  await expect(composer(page)).toBeVisible();
});
