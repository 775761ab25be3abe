import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { freePort } from "@/embedded/ports";
import type { Ctx } from "../../context";
import { deliveryJobs } from "../../delivery/jobs";
import { reconcile } from "../../delivery/reconcile";
import type { EventJob } from "../../jobs/define";
import { toInngest } from "../../jobs/to-inngest";
import { feedCampaign } from "../feed-campaign";
import { campaignJobs } from "../jobs";
import { runningCampaigns } from "../queries";
import { takeWebhook } from "./take-webhook";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const keys = { eventKey: "event-key", signingKey: "signkey-prod-0123456789abcdef" };
const quiet = () => undefined;
const logger = { info: quiet, warn: quiet, error: quiet, debug: quiet };

/** The app's own jobs, told by events; campaigns are fed in small batches, so that many runs are needed. */
const jobs = [...campaignJobs, ...deliveryJobs].flatMap((job): EventJob[] => {
  if (job.kind === "cron") return [];
  const feed: EventJob["run"] = (ctx, { campaignId = "" }) =>
    feedCampaign(ctx, { campaignId }, { tickMs: 300, pauseMs: 100, batch: 10 });
  return [job.id === "feed-campaign" ? { ...job, run: feed } : job];
});

/**
 * Two machines on one database: each an app, here in the test's process, that rings the bell of the job engine beside it, a process of
 * its own. One of the engines leads; either is killed without warning and started again. The minutes of the crons are seconds here.
 */
export async function startJobEngines(system: Ctx, databaseUrl: string) {
  const errors = new Set<string>();
  const machines = await Promise.all([0, 1].map(() => startMachine(system, databaseUrl, errors)));
  let kills = 0;
  let turn = 0;
  const next = () => {
    turn += 1;
    return machines[turn % machines.length];
  };
  const webhooks = createServer((request, response) => void takeWebhook(system, request, response));
  await new Promise<void>((resolve) => webhooks.listen(0, "127.0.0.1", resolve));
  const minute = setInterval(() => void next()?.everyMinute(), 500);

  return {
    // A TCP server has an address with a port.
    url: `http://127.0.0.1:${(webhooks.address() as AddressInfo).port}`,
    kills: () => kills,
    ready: () => machines.filter(({ isReady }) => isReady()).length,
    errors: () => [...errors],
    async kill(chance: number): Promise<boolean> {
      const ready = machines.filter(({ isReady }) => isReady());
      const machine = ready[Math.floor(chance * ready.length)];
      if (!machine) return false;
      await machine.kill();
      kills += 1;
      return true;
    },
    async stop(): Promise<void> {
      clearInterval(minute);
      await Promise.all(machines.map(({ stop }) => stop()));
      webhooks.closeAllConnections();
      await new Promise((resolve) => webhooks.close(resolve));
    },
  };
}

async function startMachine(system: Ctx, databaseUrl: string, errors: Set<string>) {
  const enginePort = await freePort();
  const baseUrl = `http://127.0.0.1:${enginePort}`;
  const client = new Inngest({ id: "hovorna", isDev: false, checkpointing: false, logger, baseUrl, ...keys });
  // Nobody hears a bell rung at a dead engine: the next minute's is.
  const sendJob: Ctx["sendJob"] = async (...events) => {
    if (events.length > 0) await client.send(events).catch(quiet);
  };
  const ctx: Ctx = { ...system, sendJob };
  const running = new Set<Promise<unknown>>();
  const functions = jobs.map(({ run, ...job }) => {
    const followed: typeof run = (on, data) => {
      const done = run(on, data).finally(() => running.delete(done));
      running.add(done);
      return done;
    };
    return toInngest({ ...job, run: followed }, () => ctx, client);
  });
  const app = createServer(serve({ client, functions }));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    ENGINE_SERVE_URL: `http://127.0.0.1:${port}/api/inngest`,
    ENGINE_PORT: String(enginePort),
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
  };
  let engine: ChildProcess;
  let isReady = false;
  let isStopping = false;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", "embedded/engine/main.ts"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    engine = child;
    child.stderr.on("data", (line) => errors.add(String(line)));
    child.stdout.once("data", () => {
      isReady = true;
    });
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }

  async function kill(): Promise<void> {
    isReady = false;
    const gone = once(engine, "exit");
    engine.kill("SIGKILL");
    await gone;
    if (!isStopping) void start();
  }

  await start();
  return {
    isReady: () => isReady,
    kill,
    async everyMinute(): Promise<void> {
      const campaigns = await runningCampaigns(ctx.db);
      await sendJob(...campaigns.map(({ id }) => ({ name: "campaigns/tick.due" as const, data: { campaignId: id } })));
      await reconcile(ctx, { afterMs: 11_000, canary: 20 });
    },
    async stop(): Promise<void> {
      isStopping = true;
      await kill();
      // A run outlives the engine that asked for it.
      await Promise.allSettled(running);
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
    },
  };
}
