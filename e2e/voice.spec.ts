import { expect, test } from "@playwright/test";
import { newClient } from "./client";
import { composer, signIn, talking } from "./operator";

test.use({ locale: "cs-CZ", permissions: ["microphone"] });

test("a voice message is recorded, sent and played, and the client gets OGG with Opus (O18)", async ({ page }) => {
  const name = `Hedvika Hlasová ${Date.now()}`;
  const client = newClient(name);
  await signIn(page, "petra");
  await talking(page, client, name, "Řekněte mi to raději.");
  await page.getByRole("button", { name: "Nahrát hlasovou zprávu" }).click();
  const recorder = page.getByRole("group", { name: "Hlasová zpráva" });
  await expect(recorder.getByText(/^0:0[1-9]$/)).toBeVisible();
  await recorder.getByRole("button", { name: "Ukončit a poslechnout" }).click();
  await expect(recorder.getByRole("button", { name: "Přehrát nahrávku" })).toBeVisible();
  await recorder.getByRole("button", { name: "Odeslat hlasovou zprávu" }).click();

  const play = page.getByRole("button", { name: "Přehrát hlasovou zprávu" });
  const sent = page.getByRole("article").filter({ has: play });
  await expect(sent).toHaveAttribute("data-status", /delivered|read/);
  await expect(composer(page)).toBeFocused();
  await play.click();
  await expect(sent.getByText(/\/ 0:0[1-9]/)).toBeVisible();
  const received = (await client.thread()).at(-1)?.content;
  expect(received).toMatchObject({ kind: "voice", mimeType: "audio/ogg; codecs=opus" });
});
