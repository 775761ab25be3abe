import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import postgres from "postgres";
import { compare, interleave, printTable, quantile, single } from "./harness";
import { startDesk } from "./live-desk";

/**
 * P7: from the commit of an event to each of 50 open streams, at 50 events a second: through the app (NOTIFY, LISTEN, one read,
 * rights, the stream) and through the floor, a bare Node server that passes NOTIFY's payload on.
 * BENCH_APP_URL and BENCH_DATABASE_URL measure a desk that runs already.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 5_000);
const [clients, perSecond] = [50, 50];
const floorChannel = "bench_floor";

const desk = await startDesk();
const sql = postgres(desk.databaseUrl, { max: 2, onnotice: () => undefined });
const floor = await startFloor();
const all: Record<"app" | "floor", number[]> = { app: [], floor: [] };
try {
  const app = { url: `${desk.appUrl}/api/live`, cookie: desk.cookie };
  const samples = await interleave(
    [
      { name: "floor", run: () => measure("floor", { url: floor.url, cookie: "" }) },
      { name: "app", run: () => measure("app", app) },
    ],
    rounds,
  );
  const p99 = quantile(all.app, 0.99);
  printTable(`commit → ${clients} streams at ${perSecond} events/s (baseline: bare Node)`, [
    compare("p50 of a round", samples.app ?? [], samples.floor ?? [], { unit: "ms", goal: "≤ 4×" }),
    single("p99 of all, app", p99, { unit: "ms", goal: "≤ 50 ms" }),
    single("p99 of all, bare Node", quantile(all.floor, 0.99), { unit: "ms" }),
    single("told to each stream exactly once", all.app.length / (rounds * clients * eventsOfARound()), { goal: "1" }),
  ]);
} finally {
  floor.close();
  await sql.end();
  await desk.end();
}

/** The median of one round, ms. */
async function measure(name: "app" | "floor", target: { url: string; cookie: string }): Promise<number> {
  const committedAt = new Map<string, number>();
  const took: number[] = [];
  const seen = (id: string) => {
    const at = committedAt.get(id);
    if (at !== undefined) took.push(performance.now() - at);
  };
  const closing = new AbortController();
  await Promise.all(Array.from({ length: clients }, () => openStream({ ...target, signal: closing.signal, seen })));
  for (let n = 0; n < eventsOfARound(); n += 1) {
    const id = `bench-${crypto.randomUUID()}`;
    await sql`insert into live_events (kind, subject_id) values ('user', ${id})`;
    committedAt.set(id, performance.now());
    await sql.notify(name === "app" ? "live" : floorChannel, id);
    await pause(1000 / perSecond);
  }
  await pause(500);
  closing.abort();
  all[name].push(...took);
  return quantile(took, 0.5);
}

type Opening = { url: string; cookie: string; signal: AbortSignal; seen: (id: string) => void };

/** Returns with the stream's first bytes; reads on until it is closed. */
async function openStream({ url, cookie, signal, seen }: Opening): Promise<void> {
  const answer = await fetch(url, { headers: { cookie, accept: "text/event-stream" }, signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!answer.ok || !reader) throw new Error(`the stream was refused (${answer.status})`);
  let text = "";
  while (!/^(?:data: .*changes|: ready)/m.test(text)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended before it began: ${text}`);
    text += value;
  }
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      for (const [id] of value.matchAll(/bench-[0-9a-f-]{36}/g)) seen(id);
    }
  })().catch(() => undefined);
}

async function startFloor() {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": ready\n\n");
    open.add(response);
    request.once("close", () => open.delete(response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const listener = postgres(desk.databaseUrl, { max: 1, onnotice: () => undefined });
  await listener.listen(floorChannel, (id) => {
    for (const response of open) response.write(`data: ${id}\n\n`);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
    void listener.end();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function eventsOfARound(): number {
  return Math.round((roundMs / 1000) * perSecond);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
