import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { execute } from "./execute";
import { createIntake } from "./intake";
import { type FunctionConfig, readFunctions, type Target } from "./protocol";
import { nextTick, queueOf } from "./rules";
import * as store from "./store";

const maxParallel = 20;
const beatMs = 1_000;
/** How often one that stands by looks whether the lead is free. */
const standByMs = 250;
const hourMs = 3_600_000;

export type EngineOptions = {
  databaseUrl: string;
  /** Where the app serves its functions, reached over the loopback address. */
  serveUrl: string;
  eventKey: string;
  signingKey: string;
  port?: number;
  clock?: () => number;
  random?: () => number;
  /** How often the functions are read again; the development server changes them. */
  resyncMs?: number;
  log?: (line: string) => void;
};

export type Engine = { port: number; close: () => Promise<void> };

/**
 * Runs the app's Inngest functions on one machine, over the protocol of Inngest's own server: events come in at
 * `/e/:key`, functions are called signed, each run is a row until it ended. One engine per database leads (advisory
 * lock); another one stands by.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { clock = Date.now, random = Math.random, log = () => undefined } = options;
  const sql = postgres(options.databaseUrl, { max: 5, onnotice: () => undefined });
  // Its connection is the lead, so it is never exchanged for a younger one.
  const lockSql = postgres(options.databaseUrl, { max: 1, max_lifetime: null, onnotice: () => undefined });
  const target: Target = { serveUrl: options.serveUrl, signingKey: options.signingKey, timeoutMs: 2 * hourMs };
  const working = new Map<string, { queue: string | null; done: Promise<void> }>();
  let functions: FunctionConfig[] = [];
  let syncedAt = Number.NEGATIVE_INFINITY;
  let cleanedAt = Number.NEGATIVE_INFINITY;
  let lastSyncLine = "";
  let leads = false;
  let closing = false;
  let again = false;
  let wake: () => void = () => undefined;

  await store.prepare(sql);
  const server = createIntake({ eventKey: options.eventKey, clock, accept });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const looping = loop();

  async function accept(events: store.EngineEvent[]): Promise<boolean> {
    if (functions.length === 0) await sync().catch(() => undefined);
    if (functions.length === 0) return false;
    await sql.begin(async (tx) => {
      for (const event of events) if (await store.isNewEvent(tx, event.id, clock())) await addRuns(tx, event);
    });
    ring();
    return true;
  }

  async function addRuns(tx: postgres.ISql, event: store.EngineEvent): Promise<void> {
    for (const fn of functions) {
      if (!fn.triggers.some((trigger) => trigger.event === event.name && matches(trigger.expression, event))) continue;
      const run = { id: randomUUID(), fnId: fn.id, event, queue: queueOf(fn, event), runAt: clock() };
      await store.insertRun(tx, run);
    }
  }

  async function loop(): Promise<void> {
    while (!closing) {
      again = false;
      try {
        const led = leads;
        leads = await store.takesLead(lockSql);
        // Whoever stands by takes events, too, so it has to know the functions of today.
        if ((leads && !led) || clock() - syncedAt >= (options.resyncMs ?? 30_000)) await sync().catch(syncFailed);
        if (leads) await lead();
      } catch (error) {
        leads = false;
        log(String(error));
      }
      if (!again && !closing) await rest();
    }
  }

  async function lead(): Promise<void> {
    if (functions.length === 0) return;
    for (const { fnId, cron } of await store.dueCrons(sql, clock())) {
      await store.tickCron(sql, { fnId, cron, nextAt: nextTick(cron, clock()), runId: randomUUID(), nowMs: clock() });
    }
    const runs = await store.dueRuns(sql, {
      nowMs: clock(),
      ...inWork(),
      limit: maxParallel - working.size,
    });
    for (const run of runs) working.set(run.id, { queue: run.queue, done: work(run) });
    if (clock() - cleanedAt >= hourMs) {
      cleanedAt = clock();
      await store.forgetOldEvents(sql, clock());
    }
  }

  /** What waits behind it is rung for when it ends. */
  function inWork(): store.InWork {
    return { busyIds: [...working.keys()], busyQueues: [...working.values()].flatMap(({ queue }) => queue ?? []) };
  }

  async function work(run: store.Run): Promise<void> {
    try {
      const fn = functions.find(({ id }) => id === run.fnId);
      if (!fn) return await store.deleteRun(sql, run.id);
      const outcome = await execute({ sql, target, clock, random }, fn, run);
      if (outcome.kind === "failed") await reportFailure(run, outcome.error);
    } catch (error) {
      // The row stays, so the work stays; wait a little instead of spinning.
      log(`${run.fnId}: ${String(error)}`);
      await store.saveRun(sql, { ...run, runAt: clock() + 5_000 }).catch(() => undefined);
    } finally {
      working.delete(run.id);
      ring();
    }
  }

  async function reportFailure(run: store.Run, error: unknown): Promise<void> {
    log(`${run.fnId} failed: ${JSON.stringify(error)?.slice(0, 500)}`);
    const data = { function_id: run.fnId, run_id: run.id, event: run.event, events: [run.event], error };
    await addRuns(sql, { id: randomUUID(), name: "inngest/function.failed", data, ts: clock() });
  }

  async function sync(): Promise<void> {
    const read = await readFunctions({ ...target, timeoutMs: 10_000 });
    const crons = read.flatMap((fn) => fn.triggers.flatMap(({ cron }) => (cron ? { fnId: fn.id, cron } : [])));
    if (leads) {
      const next = crons.map((cron) => ({ ...cron, nextAt: nextTick(cron.cron, clock()) }));
      await store.syncCrons(sql, next);
    }
    functions = read;
    syncedAt = clock();
  }

  function syncFailed(error: unknown): void {
    const line = `the app does not tell its functions yet: ${String(error)}`;
    if (line !== lastSyncLine) log(line);
    lastSyncLine = line;
  }

  function ring(): void {
    again = true;
    wake();
  }

  async function rest(): Promise<void> {
    const isBusy = leads && functions.length > 0;
    const next = isBusy ? await store.nextDue(sql, inWork()).catch(() => null) : null;
    const waitMs = isBusy ? Math.max(20, Math.min(beatMs, (next ?? Infinity) - clock())) : standByMs;
    if (again || closing) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    // A listening TCP server's address is never a string.
    port: (server.address() as AddressInfo).port,
    close: async () => {
      closing = true;
      ring();
      server.close();
      server.closeAllConnections();
      await looping;
      await Promise.race([
        Promise.all([...working.values()].map(({ done }) => done)),
        new Promise((resolve) => setTimeout(resolve, 1_500)),
      ]);
      await Promise.all([sql.end({ timeout: 1 }), lockSql.end({ timeout: 1 })]);
    },
  };
}

/** The only expression in our subset is the one the SDK writes for `onFailure`. */
function matches(expression: string | undefined, event: store.EngineEvent): boolean {
  if (!expression) return true;
  const [, field, value] = /^event\.data\.(\w+) == '([^']*)'$/.exec(expression) ?? [];
  if (!field) throw new Error(`the embedded engine does not know the expression ${expression}`);
  return event.data?.[field] === value;
}
