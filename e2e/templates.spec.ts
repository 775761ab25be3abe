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
