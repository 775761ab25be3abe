import { expect, test } from "@playwright/test";
import { addColleague } from "./database";
import { desk } from "./desk";
import { signIn, signInByForm } from "./operator";

test.use({ locale: "cs-CZ" });

test("a wrong password is refused in one sentence that does not tell which part was wrong (N.8)", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("nobody@hovorna.example");
  await page.getByLabel("Heslo", { exact: true }).fill("spatne-heslo");
  await page.getByRole("button", { name: "Přihlásit se" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "E-mail nebo heslo nesouhlasí." })).toBeVisible();
});

test("without a login every page leads to the sign-in and every call is refused", async ({ page, request }) => {
  await page.goto("/campaigns");
  await expect(page).toHaveURL(/\/sign-in/);
  for (const path of ["/api/trpc/inbox.counts", "/api/live"]) expect((await request.get(path)).status()).toBe(401);
  expect((await request.get("/api/nothing-here")).status()).toBe(404);
});

test("an operator is refused at campaigns, by the page and by the server (S0.11, S2.1)", async ({ page }) => {
  await signIn(page, "petra");
  await expect(page.getByRole("link", { name: "Kampaně" })).toHaveCount(0);
  await page.goto("/campaigns");
  await expect(page.getByText(/nemáte (oprávnění|přístup)/)).toBeVisible();
  expect(
    (
      await page.request.get(
        "/api/trpc/campaigns.list?input=%7B%22json%22%3A%7B%22tab%22%3A%22all%22%2C%22search%22%3A%22%22%7D%7D",
      )
    ).status(),
  ).toBe(403);
  // An address of nothing leaves the way on where it always is.
  await page.goto("/nothing-here");
  await expect(page.getByRole("heading", { name: "Tady nic není" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Kontakty" })).toBeVisible();
});

test("signing out everywhere ends the person's other desks, too", async ({ page, browser }) => {
  const email = await addColleague("Olga Odhlášená");
  const other = await (await browser.newContext({ baseURL: desk().appUrl, locale: "cs-CZ" })).newPage();
  for (const each of [page, other]) await signInByForm(each, { email });
  const ended = await page.request.post("/api/trpc/team.signOutEverywhere", {
    headers: { origin: desk().appUrl },
    data: { json: null },
  });
  expect(ended.ok()).toBe(true);
  // A desk that notices it first leaves by itself, which cuts the visit short.
  await other.goto("/inbox").catch(() => undefined);
  await expect(other).toHaveURL(/\/sign-in/);
});
