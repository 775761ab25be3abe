import { expect, test } from "@playwright/test";
import { newClient, numbers } from "./client";
import { rowOf, signIn, thread } from "./operator";

test.use({ locale: "cs-CZ" });

test("what a client sends stands in the inbox without a reload, every kind of it (S1.5, S1.10, N.11)", async ({
  page,
}) => {
  const name = `Božena Psaná ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "petra");
  await client.say("Dobrý den, *spěchá* to");
  const row = rowOf(page, name);
  await expect(row).toContainText("Dobrý den, spěchá to");
  await expect(row.getByLabel("1 nepřečtená")).toBeVisible();
  await expect(row).toContainText(/2[34]\sh/);

  await row.click();
  const talk = thread(page, name);
  await expect(talk.getByText("spěchá", { exact: true })).toHaveCSS("font-weight", /[5-9]\d\d/);
  await client.say("😀");
  await client.write({ number: numbers.servis, type: "image", caption: "Moje kolo" });
  await client.write({ number: numbers.servis, type: "voice" });
  await client.write({ number: numbers.servis, type: "video" });
  await client.write({ number: numbers.servis, type: "document", fileName: "Zakázkový list.pdf" });
  await client.write({
    number: numbers.servis,
    type: "location",
    latitude: 49.7384,
    longitude: 13.3736,
    name: "Dílna",
  });

  await expect(talk.getByText("😀")).toHaveCSS("font-size", "40px");
  const photo = talk.getByRole("img", { name: "Moje kolo" });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(
    10,
  );
  await expect(talk.getByRole("button", { name: "Přehrát hlasovou zprávu" })).toBeVisible();
  await expect(talk.locator("video")).toBeVisible();
  await expect(talk.getByText("Zakázkový list.pdf")).toBeVisible();
  await expect(talk.locator("article button img[src^='data:image/jpeg']")).toBeVisible();
  await expect(talk.getByText(/PDF.*(B|kB|MB)/)).toBeVisible();
  await expect(talk.getByText("Dílna")).toBeVisible();
});

for (const [provider, number] of [
  ["360dialog", numbers.eshop],
  ["Twilio", numbers.plzen],
] as const) {
  test(`a message and a photo to the ${provider} number come in as well`, async ({ page }) => {
    const name = `Květa ${provider} ${Date.now()}`;
    const client = newClient(name);
    await client.say(`Píšu přes ${provider}`, number);
    await signIn(page, "petra");
    await rowOf(page, name).click();
    await expect(thread(page, name).getByText(`Píšu přes ${provider}`)).toBeVisible();
    await client.write({ number, type: "image", caption: "Rám" });
    await expect(thread(page, name).getByRole("img", { name: "Rám" })).toBeVisible();
  });
}
