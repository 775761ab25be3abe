import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { connect } from "@/db/client";
import { buildContext } from "../../build-context";
import { parseEnv } from "../../core/env";
import { createLogger } from "../../core/log";
import { reconcile } from "../../delivery/reconcile";
import { runNumber } from "../../delivery/run-number";
import { receiveWebhook } from "../../webhooks/receive-webhook";
import { feedCampaign } from "../feed-campaign";
import { runningCampaigns } from "../queries";

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
const statusOf = { stored: 200, no_such_address: 404, unavailable: 503 } as const;

const server = createServer(async (request, response) => {
  const [, , , provider = "", connectionId = ""] = (request.url ?? "").split("/");
  const reception = await receiveWebhook(ctx, { provider, connectionId, ...callOf(request) });
  response.writeHead(reception in statusOf ? statusOf[reception as keyof typeof statusOf] : 403).end();
});

function callOf(request: IncomingMessage) {
  const headers = { get: (name: string) => String(request.headers[name.toLowerCase()] ?? "") || null };
  // Node's own stream type is that of the web.
  return { pathAndQuery: request.url ?? "", headers, body: Readable.toWeb(request) as ReadableStream<Uint8Array> };
}

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
