import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { EngineEvent } from "./store";

const maxBytes = 10 * 1024 * 1024;
const eventShape = z.object({
  id: z.string().nullish(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
});

export type Intake = {
  eventKey: string;
  clock: () => number;
  /** Stores the events; false while the functions are not known yet, and the SDK asks again. */
  accept: (events: EngineEvent[]) => Promise<boolean>;
};

/** `POST /e/:key` as Inngest's event API answers it. Bind it to the loopback address only. */
export function createIntake(intake: Intake): Server {
  return createServer((incoming, response) => {
    handle(intake, incoming).then(
      ([status, body]) => answer(response, status, body),
      (error: unknown) => answer(response, 500, { status: 500, error: String(error) }),
    );
  });
}

async function handle(intake: Intake, incoming: IncomingMessage): Promise<[number, object]> {
  const path = new URL(incoming.url ?? "/", "http://engine").pathname;
  if (path === "/health") return [200, { status: 200 }];
  const key = /^\/e\/([^/]+)$/.exec(path)?.[1];
  if (incoming.method !== "POST" || !key) return [404, { status: 404, error: "not found" }];
  const text = await read(incoming);
  if (text === undefined) return [413, { status: 413, error: "body too large" }];
  if (!same(decodeURIComponent(key), intake.eventKey)) return [401, { status: 401, error: "event key unknown" }];
  const parsed = eventsIn(text);
  if (!parsed) return [400, { status: 400, error: "not an event" }];
  const seed = incoming.headers["x-inngest-event-id-seed"];
  const events = parsed.map((event, position) => ({
    id: event.id ?? idFrom(typeof seed === "string" ? seed : `${intake.clock()},${Math.random()}`, position),
    name: event.name,
    data: event.data ?? {},
    ts: event.ts ?? intake.clock(),
  }));
  const stored = await intake.accept(events);
  return stored ? [200, { status: 200, ids: events.map(({ id }) => id) }] : [503, { status: 503, error: "starting" }];
}

/** The SDK sends the same seed when it repeats a request, so a repeated event gets the same id. */
function idFrom(seed: string, position: number): string {
  return createHash("sha256").update(`${seed}:${position}`).digest("hex").slice(0, 32);
}

function eventsIn(text: string): z.infer<typeof eventShape>[] | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return z.array(eventShape).parse(Array.isArray(body) ? body : [body]);
  } catch {
    return undefined;
  }
}

async function read(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size <= maxBytes ? Buffer.concat(chunks).toString("utf8") : undefined;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return Boolean(a && b && timingSafeEqual(a, b));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
