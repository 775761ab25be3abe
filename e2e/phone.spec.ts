import { expect, test } from "@playwright/test";
import { newClient } from "./client";
import { bubble, composer, rowOf, signIn } from "./operator";

test.use({ locale: "cs-CZ" });

test("on a phone a session is accepted, answered and left again (N.7, N.9, O32) @phone", async ({ page }) => {
  const name = `Mobilní Klient ${Date.now()}`;
  const client = newClient(name);
  await client.say("Píšu z mobilu");
  await signIn(page, "petra");
  await rowOf(page, name).click();
  await page.getByRole("button", { name: /Přijmout/ }).click();
  await composer(page).fill("Vidím vás");
  await page.getByRole("button", { name: "Odeslat", exact: true }).click();
  await expect(bubble(page, "Vidím vás")).toHaveAttribute("data-status", /sent|delivered|read/);
  await page.getByRole("button", { name: "Zpět na seznam" }).click();
  await expect(rowOf(page, name)).toContainText("Vidím vás");
});

const screens = [
  "/inbox",
  "/sessions",
  "/contacts",
  "/operators",
  "/campaigns",
  "/campaigns/new",
  "/campaigns/calendar",
  "/campaigns/ledger",
  "/templates",
  "/templates/new",
  "/settings/numbers",
  "/settings/numbers/new",
  "/settings/billing",
  "/settings/alerts",
  "/settings/routing",
  "/settings/bots",
  "/settings/rules",
  "/settings/hours",
  "/settings/team",
  "/settings/sign-in",
  "/settings/files",
  "/settings/ratings",
  "/sessions/ratings",
  "/settings/webhooks",
  "/profile",
];

test("nothing is cut off at the side of any screen, and the directory offers its upload (S2.4) @phone", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, "admin");
  for (const screen of screens) {
    await page.goto(screen);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(tooWide, screen).toBeLessThanOrEqual(0);
    if (screen === "/contacts") await expect(page.getByRole("link", { name: "Nahrát CSV" })).toBeVisible();
  }
});
