import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/db/client";
import { messages } from "@/db/schema/delivery";
import { freePort } from "../embedded/ports";
import { buildContext } from "../server/build-context";
import { parseEnv } from "../server/core/env";
import { createLogger } from "../server/core/log";
import { metaSignature } from "../server/providers/verify";
import { addContact, addConversation, addNumber } from "../server/test-world";
import { compare, interleave, printTable, quantile, single } from "./harness";
import { type Call, loadClients } from "./load";

/**
 * P5: webhook intake (signature, parse, one durable transaction) beside an empty route of the same server. The empty route is the
 * webhook's own with an address that names nothing: the same module and routing, answered without body, database or signature, so
 * nothing has to be shipped for the measurement.
 */
const [clients, rounds, seconds] = [32, Number(process.env.BENCH_ROUNDS ?? 5), 4];
const secret = "secret";
const keys = `k1:${randomBytes(32).toString("base64")}`;
const folder = mkdtempSync(join(tmpdir(), "hovorna-bench-"));
chmodSync(folder, 0o755);

const { child, appUrl, databaseUrl } = await startApp();
const load = loadClients(clients);
try {
  const { receipt, message, empty } = await callsOf();
  for (const [status, next] of [
    [404, empty],
    [200, receipt],
    [200, message],
  ] as const)
    await load.rate(2, status, next);
  const samples = await interleave(
    [
      { name: "empty", run: () => load.rate(seconds, 404, empty) },
      { name: "receipt", run: () => load.rate(seconds, 200, receipt) },
      { name: "message", run: () => load.rate(seconds, 200, message) },
    ],
    rounds,
  );
  const offered = await load.latencies(200, 2_000, 200, receipt);
  const { empty: baseline = [], receipt: receipts = [], message: arriving = [] } = samples;
  printTable("webhook intake (baseline: empty route of the same server)", [
    compare("status of a message", receipts, baseline, { unit: "/s", goal: "≥ 0.80" }),
    compare("message of a client", arriving, baseline, { unit: "/s" }),
    single("p99 at 200/s offered", quantile(offered, 0.99), { unit: "ms", goal: "≤ 250 ms" }),
  ]);
} finally {
  load.close();
  await end(child);
  rmSync(folder, { recursive: true, force: true });
}

/** A number of its own in the app's database, with messages that receipts can be about. */
async function callsOf() {
  const { db, sql } = connect(databaseUrl, { max: 2 });
  const ctx = buildContext({
    db,
    env: parseEnv({
      DATABASE_URL: databaseUrl,
      APP_URL: appUrl,
      NEXTAUTH_SECRET: "-".repeat(32),
      ENCRYPTION_KEYS: keys,
    }),
    log: createLogger("silent"),
    sendJob: async () => undefined,
    wakeLive: () => undefined,
    defer: () => undefined,
  });
  const number = await addNumber(ctx, { secrets: { accessToken: "t", appSecret: secret, verifyToken: "v" } });
  const contactId = await addContact(ctx, "+420777000111");
  const conversationId = await addConversation(ctx, { numberId: number.numberId, contactId });
  const sent = Array.from({ length: 5_000 }, (_, index) => ({
    id: ctx.newId(),
    conversationId,
    numberId: number.numberId,
    direction: "out" as const,
    kind: "text" as const,
    status: "accepted" as const,
    providerMessageId: `wamid.bench.${index}`,
    at: new Date(),
  }));
  await db.insert(messages).values(sent);
  await sql.end();
  return callMakers(`/api/webhooks/meta/${number.connectionId}`, number);
}

function callMakers(path: string, number: { phone: string; providerNumberId: string }) {
  let serial = 0;
  const metadata = { display_phone_number: number.phone.slice(1), phone_number_id: number.providerNumberId };
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = (value: Record<string, unknown>): Call => {
    const changes = [{ field: "messages", value: { messaging_product: "whatsapp", metadata, ...value } }];
    const body = JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "waba", changes }] });
    return callTo(path, body, { "x-hub-signature-256": metaSignature(secret, Buffer.from(body)) });
  };
  const names = ["sent", "delivered", "read"];
  return {
    empty: () => callTo("/api/webhooks/meta/nothing", "{}", {}),
    receipt: () => {
      serial += 1;
      const id = `wamid.bench.${serial % 5_000}`;
      return signed({ statuses: [{ id, status: names[serial % 3], timestamp, recipient_id: "420777000111" }] });
    },
    message: () => {
      serial += 1;
      const from = `42077700${1000 + (serial % 500)}`;
      return signed({
        messages: [{ id: `wamid.in.${serial}`, from, timestamp, type: "text", text: { body: "Dobrý den" } }],
      });
    },
  };
}

function callTo(path: string, body: string, headers: Record<string, string>): Call {
  const own = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  return { url: `${appUrl}${path}`, body, headers: { ...own, ...headers } };
}

type Ready = { appUrl: string; databaseUrl: string };

async function startApp(): Promise<Ready & { child: ChildProcess }> {
  const env = {
    ...process.env,
    DATABASE_URL: "",
    APP_URL: "",
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
    DATA_DIR: folder,
    ENCRYPTION_KEYS: keys,
    LOG_LEVEL: "error",
    HOVORNA_READY_JSON: "1",
  };
  const started = spawn(process.execPath, ["embedded/start.mjs", "--yes"], { env, stdio: ["ignore", "pipe", "pipe"] });
  return { child: started, ...(await readyFacts(started)) };
}

function readyFacts(started: ChildProcess): Promise<Ready> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, facts] = /HOVORNA_READY (.*)\n/.exec(output) ?? [];
      if (facts) resolve(JSON.parse(facts));
    };
    started.stdout?.on("data", read);
    started.stderr?.on("data", read);
    started.once("exit", () => reject(new Error(output)));
  });
}

function end(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    started.once("exit", () => resolve());
    started.kill("SIGTERM");
  });
}
