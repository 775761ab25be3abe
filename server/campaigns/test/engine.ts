import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "@/db/client";
import { buildContext } from "../../build-context";
import { parseEnv } from "../../core/env";
import { createLogger } from "../../core/log";
import { reconcile } from "../../delivery/reconcile";
import { runNumber } from "../../delivery/run-number";
import { feedCampaign } from "../feed-campaign";
import { runningCampaigns } from "../queries";
import { takeWebhook } from "./take-webhook";

/**
 * The whole engine in a process of its own, to be killed at any moment: it feeds and finishes every running campaign, sends for
 * ENGINE_NUMBERS (by comma), takes webhooks and reconciles. It tells its port when it is ready.
 */
const { db } = connect(process.env.DATABASE_URL ?? "", { max: 8, applicationName: "hovorna-engine" });
const ctx = buildContext({
  db,
  env: parseEnv(process.env),
  log: createLogger("silent"),
  sendJob: async () => undefined,
  wakeLive: () => undefined,
  defer: (work) => void work(),
});

const server = createServer((request, response) => void takeWebhook(ctx, request, response));

async function forEver(pauseMs: number, work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await work().catch((error: unknown) => process.send?.({ error: String(error) }));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function feedAll(): Promise<void> {
  for (const { id } of await runningCampaigns(db))
    await feedCampaign(ctx, { campaignId: id }, { tickMs: 0, pauseMs: 0, batch: 10 });
}

// It does not outlive whoever started it.
process.once("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => {
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  process.send?.({ port });
});
const numberIds = (process.env.ENGINE_NUMBERS ?? "").split(",");
await Promise.all([
  forEver(300, feedAll),
  forEver(1000, () => reconcile(ctx, { afterMs: 11_000, canary: 20 })),
  ...numberIds.map((numberId) => forEver(100, () => runNumber(ctx, { numberId }, { tickMs: 3000 }))),
]);
