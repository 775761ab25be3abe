import { type FailureEventArgs, type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/db/test/test-database";
import { dueRuns, insertRun, nextDue, prepare } from "./store";
import { startWorld } from "./test/fake-app";

let database: Awaited<ReturnType<typeof testDatabase>>;
let sql: postgres.Sql;
let running: Awaited<ReturnType<typeof startWorld>> | undefined;
const seen: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.close();
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  seen.length = 0;
  await sql`drop schema if exists job_engine cascade`;
});

async function start(...args: Parameters<typeof startWorld> extends [string, infer Define] ? [Define] : never) {
  running = await startWorld(database.url, args[0]);
  return running;
}

const left = async () => Number((await sql`select count(*) as runs from job_engine.runs`)[0]?.runs);
/** The engine has put the one run off: only then may the clock go on, or it would be put off from there. */
const laterThan = (now: number) =>
  vi.waitFor(async () => expect(await sql`select 1 from job_engine.runs where run_at > ${now}`).toHaveLength(1), {
    timeout: 5_000,
  });
const idle = () => vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 5_000 });
const note = (line: string) => {
  seen.push(line);
};

describe("engine", () => {
  it("runs a function for its event and passes its data on", async () => {
    const { client } = await start((app) => [
      app.createFunction({ id: "greet", triggers: [{ event: "a/hello" }] }, ({ event }) => note(event.data.name)),
    ]);
    await client.send([
      { name: "a/hello", data: { name: "Žofie" } },
      { name: "a/other", data: {} },
    ]);
    await idle();
    expect(seen).toEqual(["Žofie"]);
  });

  it("tries again after 15 s, as often as the function allows, then reports the failure", async () => {
    const { client, world } = await start((app) => [
      app.createFunction(
        {
          id: "shaky",
          triggers: [{ event: "a/go" }],
          retries: 1,
          onFailure: ({ error, event }: FailureEventArgs) =>
            note(`gave up: ${error.message} (${event.data.event.data.id})`),
        },
        ({ attempt }) => {
          note(`attempt ${attempt}`);
          throw new Error("no");
        },
      ),
    ]);
    await client.send({ name: "a/go", data: { id: 7 } });
    await vi.waitFor(() => expect(seen).toEqual(["attempt 0"]));
    await laterThan(world.now);
    world.now += 14_000;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(seen).toHaveLength(1);
    world.now += 1_000;
    await vi.waitFor(() => expect(seen).toEqual(["attempt 0", "attempt 1", "gave up: no (7)"]), { timeout: 5_000 });
    await idle();
  });

  it("obeys RetryAfterError and NonRetriableError", async () => {
    const { client, world } = await start((app) => [
      app.createFunction({ id: "later", triggers: [{ event: "a/later" }], retries: 3 }, ({ attempt }) => {
        note(`later ${attempt}`);
        if (attempt === 0) throw new RetryAfterError("slow down", "90s");
      }),
      app.createFunction({ id: "never", triggers: [{ event: "a/never" }], retries: 3 }, () => {
        note("never");
        throw new NonRetriableError("wrong");
      }),
    ]);
    await client.send([{ name: "a/never" }, { name: "a/later" }]);
    await vi.waitFor(async () => expect(await left()).toBe(1), { timeout: 5_000 });
    await laterThan(world.now);
    const [row] = await sql`select run_at from job_engine.runs`;
    expect(Number(row?.run_at)).toBe(world.now + 90_000);
    world.now += 90_000;
    await idle();
    expect(seen.filter((line) => line.startsWith("later"))).toEqual(["later 0", "later 1"]);
    expect(seen.filter((line) => line === "never")).toHaveLength(1);
  });

  it("remembers steps, sleeps between them and sends events from them", async () => {
    const { client, world } = await start((app) => [
      app.createFunction({ id: "steps", triggers: [{ event: "a/steps" }], retries: 1 }, async ({ step, attempt }) => {
        const first = await step.run("first", () => {
          note("first");
          return { nothing: null, text: "\u0000ž" };
        });
        await step.sleep("nap", "1m");
        await step.run("shaky", () => {
          note(`shaky ${attempt} ${first.text.length} ${first.nothing}`);
          if (attempt === 0) throw new RetryAfterError("once", "1s");
        });
        await step.sendEvent("tell", { name: "a/told", data: {} });
      }),
      app.createFunction({ id: "told", triggers: [{ event: "a/told" }] }, () => note("told")),
    ]);
    await client.send({ name: "a/steps" });
    await vi.waitFor(() => expect(seen).toEqual(["first"]));
    await laterThan(world.now);
    world.now += 60_000;
    await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 5_000 });
    await laterThan(world.now);
    world.now += 1_000;
    await vi.waitFor(() => expect(seen).toEqual(["first", "shaky 0 2 null", "shaky 1 2 null", "told"]), {
      timeout: 5_000,
    });
    await idle();
  });

  it("ticks a cron in its time zone, once after a long night", async () => {
    const { world } = await start((app) => [
      app.createFunction({ id: "daily", triggers: [{ cron: "TZ=Europe/Prague 0 13 * * *" }] }, () => note("tick")),
    ]);
    await vi.waitFor(async () => expect(await sql`select from job_engine.crons`).toHaveLength(1));
    expect(seen).toEqual([]);
    world.now = Date.parse("2026-03-01T12:00:00Z");
    await vi.waitFor(() => expect(seen).toEqual(["tick"]), { timeout: 5_000 });
    world.now = Date.parse("2026-03-05T09:00:00Z");
    await vi.waitFor(() => expect(seen).toEqual(["tick", "tick"]), { timeout: 5_000 });
    const [row] = await sql`select next_at from job_engine.crons`;
    expect(new Date(Number(row?.next_at)).toISOString()).toBe("2026-03-05T12:00:00.000Z");
  });

  it("takes an event id once a day", async () => {
    const { client, world } = await start((app) => [
      app.createFunction({ id: "once", triggers: [{ event: "a/once" }] }, ({ event }) => note(String(event.id))),
    ]);
    await client.send([{ name: "a/once", id: "x" }, { name: "a/once", id: "x" }, { name: "a/once" }]);
    await client.send({ name: "a/once", id: "x" });
    await idle();
    expect(seen).toHaveLength(2);
    world.now += 86_400_001;
    await client.send({ name: "a/once", id: "x" });
    await vi.waitFor(() => expect(seen.filter((id) => id === "x")).toHaveLength(2));
  });

  it("lets runs of one key wait for each other and others pass", async () => {
    let inside = 0;
    let most = 0;
    const { client } = await start((app) => [
      app.createFunction(
        { id: "lane", triggers: [{ event: "a/lane" }], concurrency: [{ key: "event.data.lane", limit: 1 }] },
        async ({ event }) => {
          if (event.data.lane === "b") return note("b");
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setTimeout(resolve, 30));
          inside -= 1;
          note("a");
        },
      ),
    ]);
    const lanes = ["a", "a", "a", "a", "a", "b"];
    await client.send(lanes.map((lane) => ({ name: "a/lane", data: { lane } })));
    await idle();
    expect(most).toBe(1);
    expect(seen.filter((lane) => lane === "a")).toHaveLength(5);
    expect(seen.indexOf("b")).toBeLessThan(4);
  });

  it("stands by while another leads, takes events for it, and leads when that one is gone", async () => {
    const machine = (name: string) => (app: Inngest) => [
      app.createFunction({ id: "tell", triggers: [{ event: "a/tell" }] }, ({ event }) =>
        note(`${name} ${event.data.n}`),
      ),
      app.createFunction({ id: "tick", triggers: [{ cron: "0 12 * * *" }] }, () => note(`${name} ticks`)),
    ];
    const first = await start(machine("first"));
    await first.client.send({ name: "a/tell", data: { n: 1 } });
    await idle();
    const second = await startWorld(database.url, machine("second"));
    await second.client.send({ name: "a/tell", data: { n: 2 } });
    await idle();
    await first.close();
    running = second;
    await second.client.send({ name: "a/tell", data: { n: 3 } });
    await idle();
    second.world.now += 60_000;
    await vi.waitFor(() => expect(seen).toContain("second ticks"), { timeout: 5_000 });
    expect(seen).toEqual(["first 1", "first 2", "second 3", "second ticks"]);
  });

  it("does not look for what waits behind a run in work", async () => {
    await prepare(sql);
    const add = (id: string, queue: string | null) =>
      insertRun(sql, { id, fnId: "f", event: { id, name: "e", ts: 0 }, queue, runAt: Number(id) });
    await add("1", "lane");
    await add("2", "lane");
    await add("3", null);
    const inWork = { busyIds: ["1"], busyQueues: ["lane"] };
    expect((await dueRuns(sql, { nowMs: 9, limit: 9, ...inWork })).map(({ id }) => id)).toEqual(["3"]);
    expect(await nextDue(sql, inWork)).toBe(3);
    expect(await nextDue(sql, { busyIds: ["1", "3"], busyQueues: ["lane"] })).toBeNull();
  });

  it("refuses an unknown event key and calls only a signed app", async () => {
    const { engine, app } = await start((client) => [
      client.createFunction({ id: "safe", triggers: [{ event: "a/safe" }] }, () => note("ran")),
    ]);
    const body = JSON.stringify({ name: "a/safe", data: {} });
    const refused = await fetch(`http://127.0.0.1:${engine.port}/e/wrong`, { method: "POST", body });
    const unsigned = await fetch(`${app.url}?fnId=fake-safe&stepId=step`, { method: "POST", body: "{}" });
    expect([refused.status, unsigned.status]).toEqual([401, 401]);
    const broken = await fetch(`http://127.0.0.1:${engine.port}/e/event-key`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
    expect(seen).toEqual([]);
  });
});
