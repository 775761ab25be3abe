import { expect, test } from "@playwright/test";
import { clearFaults, newClient, numbers, setFaults, setScripts } from "./client";
import { moveWindow } from "./database";
import { accept, bubble, composer, rowOf, say, signIn, talking, thread } from "./operator";

test.use({ locale: "cs-CZ" });

test("an answer goes out, its ticks follow the receipts, the session ends with a result (S1.3, N.21)", async ({
  page,
}) => {
  const name = `Jarmila Odpovědná ${Date.now()}`;
  const client = newClient(name);
  await client.change({ readsAutomatically: false });
  await signIn(page, "petra");
  await talking(page, client, name, "Už je kolo hotové?");

  await say(page, "Je, čeká na vás.");
  const answer = bubble(page, "Je, čeká na vás.");
  await expect(answer).toBeVisible();
  await expect(composer(page)).toHaveValue("");
  await expect(answer).toHaveAttribute("data-status", "delivered");
  await expect.poll(async () => JSON.stringify(await client.thread())).toContain("Je, čeká na vás.");
  await client.change({ reads: numbers.servis });
  await expect(answer).toHaveAttribute("data-status", "read");
  await expect(answer.getByTitle("přečteno")).toBeVisible();

  await page.getByRole("button", { name: /^Ukončit/ }).click();
  const dialog = page.getByRole("dialog", { name: "Ukončit sezení" });
  await dialog.getByText("Vyřešeno").click();
  await dialog.getByLabel("Poznámka").fill("Vyzvedne v pátek");
  await dialog.getByRole("button", { name: "Ukončit sezení" }).click();
  await expect(thread(page, name).getByText(/Sezení .* – vyřešeno/)).toBeVisible();
  await expect(thread(page, name).getByText("Vyzvedne v pátek")).toBeVisible();
  // In the history of the client's card, too.
  await expect(page.getByText("Vyzvedne v pátek")).toHaveCount(2);
});

test("a refused message says why, and trying again sends the same message once", async ({ page }) => {
  const name = `Ctirad Chybný ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "petra");
  await talking(page, client, name);
  await setScripts({ [client.phone]: "fails_once" });
  await say(page, "Dorazí to?");
  const answer = bubble(page, "Dorazí to?");
  await expect(answer).toHaveAttribute("data-status", "failed");
  await expect(answer.getByText("Dočasné potíže poskytovatele (131000)")).toBeVisible();
  await answer.getByRole("button", { name: "Zkusit znovu" }).click();
  await expect(answer).toHaveAttribute("data-status", /delivered|read/);
  await expect(answer).toHaveCount(1);
});

test("while the provider takes nothing an answer waits visibly, and goes out when it does", async ({ page }) => {
  test.setTimeout(120_000);
  const name = `Otakar Výpadek ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "jana");
  await client.say("Jste tam?", numbers.plzen);
  await accept(page, name);
  await setFaults({ number: numbers.plzen, rate429: 1 });
  const answer = bubble(page, "Jsme, jen to vázne.");
  try {
    await say(page, "Jsme, jen to vázne.");
    await expect(answer.getByText("odesílá se déle")).toBeVisible({ timeout: 20_000 });
    await expect(answer).toHaveAttribute("data-status", "queued");
  } finally {
    await clearFaults();
  }
  await expect(answer).toHaveAttribute("data-status", /sent|delivered|read/, { timeout: 60_000 });
  await expect(answer.getByText("odesílá se déle")).toHaveCount(0);
});

test("outside the 24-hour window only a template can be sent, and the server says so too (S1.29)", async ({ page }) => {
  const name = `Zdena Pozdní ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "petra");
  await talking(page, client, name, "Ozvěte se mi");
  await composer(page).fill("Rozepsaná odpověď");
  const conversationId = page.url().split("/").at(-1) ?? "";
  await moveWindow(conversationId, 24 * 3600 + 1);
  await page.reload();
  await expect(page.getByText("Okno 24 h je zavřené")).toBeVisible();
  await expect(composer(page)).toHaveCount(0);

  const answer = await page.request.post("/api/trpc/inbox.reply", {
    data: {
      json: {
        messageId: crypto.randomUUID(),
        conversationId,
        content: { kind: "text", body: "Tajně" },
      },
    },
  });
  expect(await answer.json()).toMatchObject({ result: { data: { json: { ok: false, reason: "window_closed" } } } });

  await client.say("Ještě něco");
  await expect(composer(page)).toBeVisible();
  await expect(composer(page)).toHaveValue("Rozepsaná odpověď");
  await rowOf(page, name).isVisible();
});
