import type { Clock } from "../clock";
import type { Faults } from "../faults";
import type { SimNumber } from "../model";
import { type Packed, pack } from "./pack";
import { retryDelay } from "./retry-rules";

/** One thing to tell the company. Cloud API changes may share a POST; a form of Twilio's is a POST of its own. */
export type WebhookItem = (
  | { wire: "cloud"; change: { field: string; value: Record<string, unknown> } }
  | { wire: "form"; url: string; form: URLSearchParams }
) & {
  /** How long the company took to say 200, in ms; null when it was given up. */
  onSettled?: (tookMs: number | null) => void;
};

export type WebhookCounts = { posted: number; taken: number; refused: number; dropped: number; waiting: number };

export type Webhooks = {
  push: (number: SimNumber, item: WebhookItem) => void;
  /** One POST to an address that is no number's, tried once. */
  pushOnce: (packed: Packed) => void;
  counts: (numberId: string) => WebhookCounts;
  /** Resolves when no POST is on its way; what waits for the clock does not count. */
  idle: () => Promise<void>;
};

type Lane = { number: SimNumber; counts: WebhookCounts; pending: WebhookItem[]; inFlight: number; flushing: boolean };
type Post = { lane: Lane; items: WebhookItem[]; packed: Packed; attempt: number; startedAt: number };

const maxBatch = 50;
const maxInFlight = 4;
/** Long enough for the next steps of a message's life to overtake. */
const overtakenMs = 3000;

/** Webhooks out: batched while they queue up, a few at once, repeated with growing pauses, disturbed by faults. */
export function createWebhooks(deps: { clock: Clock; fetch: typeof fetch; faults: Faults }): Webhooks {
  const { clock, faults } = deps;
  const lanes = new Map<string, Lane>();
  const onTheirWay = new Set<Promise<void>>();

  function push(number: SimNumber, item: WebhookItem): void {
    const lane = laneOf(lanes, number);
    lane.pending.push(item);
    lane.counts.waiting += 1;
    if (lane.flushing) return;
    lane.flushing = true;
    clock.after(0, () => {
      lane.flushing = false;
      flush(lane);
    });
  }

  function pushOnce(packed: Packed): void {
    const sending: Promise<void> = postOnce(deps.fetch, packed).then(() => void onTheirWay.delete(sending));
    onTheirWay.add(sending);
  }

  function flush(lane: Lane): void {
    while (lane.inFlight < maxInFlight && lane.pending.length > 0) {
      const items = takeBatch(lane.pending);
      if (lane.number.webhook)
        launch({ lane, items, packed: pack(lane.number, items), attempt: 0, startedAt: clock.now() });
      else settle(lane, items, "dropped", null);
    }
  }

  function launch(post: Post): void {
    const { lane } = post;
    const fault = faults.forWebhook(lane.number.id);
    if (fault.copies === 0) {
      settle(lane, post.items, "dropped", null);
      return;
    }
    const delayMs = fault.delayMs + (fault.overtaken ? overtakenMs : 0);
    const start = () => {
      send(post);
      if (fault.copies === 2) send({ ...post, items: [] });
    };
    if (delayMs > 0) clock.after(delayMs, start);
    else start();
  }

  function send(post: Post): void {
    post.lane.inFlight += 1;
    post.lane.counts.posted += 1;
    const sending = postOnce(deps.fetch, post.packed).then((outcome) => {
      onTheirWay.delete(sending);
      post.lane.inFlight -= 1;
      finish(post, outcome);
      flush(post.lane);
    });
    onTheirWay.add(sending);
  }

  function finish(post: Post, outcome: Outcome): void {
    const { lane, items, attempt, startedAt } = post;
    const waited = clock.now() - startedAt;
    const delayMs =
      outcome === "taken" || items.length === 0
        ? null
        : retryDelay(lane.number.account.provider, { attempt, waited, reached: outcome === "refused" });
    if (delayMs !== null) clock.after(delayMs, () => send({ ...post, attempt: attempt + 1 }));
    else settle(lane, items, outcome === "taken" ? "taken" : "refused", outcome === "taken" ? waited : null);
  }

  return {
    push,
    pushOnce,
    counts: (id) => ({ ...(lanes.get(id)?.counts ?? noCounts) }),
    idle: async () => {
      while (onTheirWay.size > 0) await Promise.all(onTheirWay);
    },
  };
}

type Outcome = "taken" | "refused" | "unreachable";

const noCounts: WebhookCounts = { posted: 0, taken: 0, refused: 0, dropped: 0, waiting: 0 };

function laneOf(lanes: Map<string, Lane>, number: SimNumber): Lane {
  const known = lanes.get(number.id);
  if (known) {
    known.number = number;
    return known;
  }
  const lane: Lane = { number, counts: { ...noCounts }, pending: [], inFlight: 0, flushing: false };
  lanes.set(number.id, lane);
  return lane;
}

function takeBatch(pending: WebhookItem[]): WebhookItem[] {
  const firstForm = pending.findIndex(({ wire }) => wire === "form");
  const size = firstForm === 0 ? 1 : firstForm === -1 ? maxBatch : Math.min(maxBatch, firstForm);
  return pending.splice(0, size);
}

function settle(
  { counts }: Lane,
  items: WebhookItem[],
  as: "taken" | "refused" | "dropped",
  tookMs: number | null,
): void {
  counts[as] += items.length;
  counts.waiting -= items.length;
  for (const item of items) item.onSettled?.(tookMs);
}

async function postOnce(fetch: typeof globalThis.fetch, { url, headers, body }: Packed): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
    });
    await response.arrayBuffer();
    return response.status >= 200 && response.status < 300 ? "taken" : "refused";
  } catch {
    return "unreachable";
  }
}
