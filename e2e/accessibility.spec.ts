import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { newClient } from "./client";
import { accept, rowOf, signIn } from "./operator";

test.setTimeout(180_000);
test.use({ viewport: { width: 1440, height: 900 } });

const desk = [
  "/inbox",
  "/sessions",
  "/contacts",
  "/contacts/import",
  "/operators",
  "/campaigns",
  "/campaigns/new",
  "/campaigns/calendar",
  "/campaigns/ledger",
  "/templates",
  "/templates/new",
  "/help",
  "/help/troubleshooting",
  "/help/conversations",
  "/help/comparison",
  "/help/data-protection",
  "/profile",
];
const settings = [
  "/settings/numbers",
  "/settings/numbers/new",
  "/settings/billing",
  "/settings/billing/calculator",
  "/settings/alerts",
  "/settings/routing",
  "/settings/bots",
  "/settings/rules",
  "/settings/hours",
  "/settings/canned-texts",
  "/settings/results",
  "/settings/tags",
  "/settings/fields",
  "/settings/blocklist",
  "/settings/company",
  "/settings/team",
  "/settings/sign-in",
  "/settings/groups",
  "/settings/consent",
  "/settings/files",
  "/settings/ratings",
  "/sessions/ratings",
  "/settings/webhooks",
];
const numberTabs = ["", "/profile", "/templates", "/limits", "/link", "/diagnostics", "/events"];

for (const [locale, colorScheme] of [
  ["cs-CZ", "light"],
  ["en-GB", "dark"],
] as const) {
  test.describe(`in ${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });

    test("axe finds nothing on any screen of the desk", async ({ page }) => {
      await page.goto("/sign-in");
      await clean(page, "sign-in");
      await signIn(page, "admin");
      await allClean(page, desk);
    });

    test("axe finds nothing on any page of the settings", async ({ page }) => {
      await signIn(page, "admin");
      await allClean(page, settings);
    });

    test("axe finds nothing on any page of a number", async ({ page }) => {
      await signIn(page, "admin", "/settings/numbers");
      const href = await page.locator('a[href^="/settings/numbers/0"]').first().getAttribute("href");
      for (const tab of numberTabs) {
        await page.goto(`${href}${tab}`);
        await settled(page);
        await clean(page, `number${tab}`);
      }
    });
  });
}

test.describe("in a conversation", () => {
  test.use({ locale: "cs-CZ" });

  test("axe finds nothing in the thread and in its dialogs", async ({ page }) => {
    const name = `Axela Přístupná ${Date.now()}`;
    const client = newClient(name);
    // A notice is a dialog, too, but not one that waits for an answer.
    const dialog = page.locator('[role="dialog"]:not([aria-modal="false"])');
    await client.say("Dobrý den");
    await signIn(page, "petra");
    await rowOf(page, name).click();
    await settled(page);
    await clean(page, "waiting");
    await accept(page, name);
    await clean(page, "thread");
    await page.getByRole("button", { name: /^Ukončit/ }).click();
    await expect(dialog).toBeVisible();
    await clean(page, "end session");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Nové sezení" }).first().click();
    await expect(dialog).toBeVisible();
    await settled(page);
    await clean(page, "new session");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: /^Petra .+, / }).click();
    await page.getByRole("menuitem", { name: "Klávesové zkratky" }).click();
    await expect(page.getByRole("dialog", { name: "Klávesové zkratky" })).toBeVisible();
    await settled(page);
    await clean(page, "shortcuts");
  });
});

async function allClean(page: Page, screens: readonly string[]): Promise<void> {
  for (const screen of screens) {
    await page.goto(screen);
    await settled(page);
    await clean(page, screen);
  }
}

/** Skeletons are gone and what was fading has faded. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("domcontentloaded");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForTimeout(400);
}

async function clean(page: Page, where: string): Promise<void> {
  // A frame without scripts (the preview of the web button) stops axe's usual way, which takes twice as long, too.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}
