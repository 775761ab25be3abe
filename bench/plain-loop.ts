import { quickFetch } from "../server/providers/quick-fetch";

/** The floor of sending: a process that only calls the provider, as we call it, LOOP_IN_FLIGHT at once, and keeps nothing. */
const { LOOP_URL: url = "", LOOP_MESSAGES, LOOP_IN_FLIGHT } = process.env;
const body = JSON.stringify({ to: "+420777000000", biz_opaque_callback_data: "loop", text: { body: "Dobrý den" } });
let left = Number(LOOP_MESSAGES);
process.once("disconnect", () => process.exit());

async function worker(): Promise<void> {
  while (left > 0) {
    left -= 1;
    await quickFetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
  }
}

await Promise.all(Array.from({ length: Number(LOOP_IN_FLIGHT) }, worker));
process.exit();
