import { expect, test } from "@playwright/test";
import { newClient } from "./client";
import { accept, bubble, composer, rowOf, say, signedIn, signIn, talking, thread } from "./operator";

test.use({ locale: "cs-CZ" });

test("of two who accept at once one has the session and the other is told who (N.10, N.43)", async ({
  page,
  browser,
}) => {
  const name = `Závod ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "petra");
  const jana = await signedIn(browser, "jana");
  await client.say("Kdo mě vezme?");
  const desks = [page, jana];
  for (const desk of desks) {
    await rowOf(desk, name).click();
    await expect(desk.getByRole("button", { name: /Přijmout/ })).toBeVisible();
  }
  // The slower one's button may be gone before it is pressed.
  const accepted = desks.map((desk) => desk.getByRole("button", { name: /Přijmout/ }).click({ timeout: 5_000 }));
  await Promise.allSettled(accepted);
  await expect
    .poll(async () => (await Promise.all(desks.map((desk) => composer(desk).count()))).reduce((a, b) => a + b))
    .toBe(1);
  const loser = (await composer(page).count()) ? jana : page;
  const winner = loser === jana ? "Petra Nováková" : "Jana Horáková";
  await expect(loser.getByText(`Sezení už má ${winner}`).or(loser.getByText(winner).first()).first()).toBeVisible();
});

test("a session goes to a group one by one, is offered, accepted, and a guest joins and leaves (S1.19, N.42)", async ({
  page,
  browser,
}) => {
  const stamp = Date.now();
  const [name, group] = [`Zvonek ${stamp}`, `Zvonky ${stamp}`];
  const client = newClient(name);

  await test.step("an administrator makes a group of Jana alone", async () => {
    await signIn(page, "admin", "/settings/groups");
    await page.getByRole("button", { name: "Nová skupina" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Název").fill(group);
    await dialog.getByRole("radio", { name: "Postupně podle operátora" }).click();
    await dialog.getByLabel("Jak dlouho nabídka platí (s)").fill("300");
    await dialog.getByRole("checkbox", { name: "Jana Horáková" }).click();
    await dialog.getByRole("button", { name: "Uložit" }).click();
    await expect(page.getByRole("region", { name: group })).toContainText("Postupně podle operátora, 300 s");
  });

  const [petra, jana] = [await signedIn(browser, "petra"), await signedIn(browser, "jana")];
  await talking(petra, client, name, "Zvoní mi kolo.");

  await test.step("Petra forwards it with a note", async () => {
    await petra.getByRole("button", { name: "Další akce se sezením" }).click();
    await petra.getByRole("menuitem", { name: "Přesměrovat" }).click();
    const dialog = petra.getByRole("dialog");
    await dialog.getByRole("button", { name: "Skupina" }).click();
    await dialog.getByRole("combobox").click();
    await petra.getByRole("option", { name: group }).click();
    await dialog.getByLabel("Poznámka pro kolegy").fill("Prosím o zvonek.");
    await dialog.getByRole("button", { name: "Přesměrovat" }).click();
    await expect(petra.getByText("Sezení přesměrováno")).toBeVisible();
    await expect(composer(petra)).toHaveCount(0);
  });

  await test.step("Jana is offered it and accepts; the note stands in the transcript", async () => {
    const offer = jana.getByRole("region", { name: `Nabídka sezení: ${name}` });
    await expect(offer).toBeVisible();
    await offer.getByRole("button", { name: "Přijmout" }).click();
    await expect(composer(jana)).toBeVisible();
    await expect(thread(jana, name).getByText("Prosím o zvonek.")).toBeVisible();
  });

  await test.step("Petra is invited, writes and leaves", async () => {
    await jana.getByRole("button", { name: "Další akce se sezením" }).click();
    await jana.getByRole("menuitem", { name: "Přizvat" }).click();
    const dialog = jana.getByRole("dialog");
    await dialog.getByRole("combobox").click();
    await jana.getByRole("option", { name: /Petra Nováková/ }).click();
    await dialog.getByRole("button", { name: "Přizvat" }).click();
    await expect(composer(petra)).toBeVisible();
    await say(petra, "Zvonek máme skladem.");
    await expect(bubble(jana, "Zvonek máme skladem.")).toBeVisible();
    await petra.getByRole("button", { name: "Opustit sezení" }).click();
    await expect(composer(petra)).toHaveCount(0);
    await expect(thread(jana, name).getByText("Odchod ze sezení: Petra Nováková")).toBeVisible();
  });
});

test("an ended session is reopened and goes on with its history (S1.30, S1.31)", async ({ page }) => {
  const name = `Znovu ${Date.now()}`;
  const client = newClient(name);
  await client.say("Ještě něco");
  await signIn(page, "petra");
  await accept(page, name);
  await page.getByRole("button", { name: "Ukončit" }).click();
  await page.getByRole("dialog").getByRole("radio").first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Ukončit sezení" }).click();
  await page.getByRole("button", { name: "Obnovit sezení" }).click();
  await expect(thread(page, name).getByText("Obnoveno: Petra Nováková")).toBeVisible();
  await say(page, "Tak ještě jednou.");
  await expect(bubble(page, "Tak ještě jednou.")).toBeVisible();
  await expect(thread(page, name).getByText("Ještě něco")).toBeVisible();
});
