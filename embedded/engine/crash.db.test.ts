import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { expect, it, vi } from "vitest";
import { testDatabase } from "@/db/test/test-database";
import { createClient, keys, serveApp } from "./test/fake-app";

const runs = 60;

it("completes every run although the engine and the app are killed under load", async () => {
  const database = await testDatabase();
  const sql = postgres(database.url, { max: 1 });
  const port = await freePort();
  const client = createClient(() => port);
  const finished = new Set<string>();
  const slow = client.createFunction({ id: "slow", triggers: [{ event: "a/slow" }], retries: 3 }, async ({ event }) => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    finished.add(String(event.data.n));
  });
  let app = await serveApp(client, [slow]);
  const start = () => startEngineProcess({ databaseUrl: database.url, serveUrl: app.url, port });
  let engine = await start();
  try {
    await client.send(Array.from({ length: runs }, (_, n) => ({ name: "a/slow", data: { n: String(n) } })));
    await vi.waitFor(() => expect(finished.size).toBeGreaterThan(5), { timeout: 10_000 });
    await kill(engine);
    expect(finished.size).toBeLessThan(runs);
    engine = await start();
    await app.close();
    app = await serveApp(client, [slow], app.port);
    // Calls the app's end cut off count as attempts and wait 15 s or more: hurry them on.
    await vi.waitFor(
      async () => {
        await sql`update job_engine.runs set run_at = 0 where run_at > ${Date.now() + 5_000}`;
        expect(finished.size).toBe(runs);
        expect(await sql`select from job_engine.runs`).toHaveLength(0);
      },
      { timeout: 20_000, interval: 200 },
    );
  } finally {
    await kill(engine);
    await app.close();
    await sql.end();
    await database.close();
  }
}, 40_000);

async function startEngineProcess(options: { databaseUrl: string; serveUrl: string; port: number }) {
  const child = spawn(process.execPath, ["--import", "tsx", "embedded/engine/main.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl,
      ENGINE_SERVE_URL: options.serveUrl,
      ENGINE_PORT: String(options.port),
      INNGEST_EVENT_KEY: keys.eventKey,
      INNGEST_SIGNING_KEY: keys.signingKey,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the engine ended with ${code}`)));
  });
  return child;
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
