import { currentActor } from "../auth/current-actor";
import type { Actor, Ctx } from "../context";
import { audienceOf } from "./audience";
import type { LiveMessage } from "./live-message";

type Streaming = { lastEventId: string | null; signal: AbortSignal };
type Person = Extract<Actor, { kind: "user" }>;

/** Under the minute in which a revoked login must fall silent, and under the limit of serverless hosts. */
const lifeMs = { shortest: 40_000, jitter: 6_000 };

/**
 * The changes a person may hear of, as ids. The stream ends by plan within 46 s and the browser comes back with its cursor, which
 * checks the login anew; it ends at once when the person was signed out, deactivated or given another role, and after news of what
 * the company switched, so that a desk that is off now hears so (S1.1).
 */
export async function* streamChanges(
  ctx: Ctx & { actor: Person },
  { lastEventId, signal }: Streaming,
): AsyncGenerator<LiveMessage> {
  const life = lifeOf(signal, lifeMs.shortest + Math.round(Math.random() * lifeMs.jitter));
  try {
    const following = { audience: audienceOf(ctx.actor), cursor: lastEventId, signal: life.signal };
    for await (const message of ctx.followLive(following)) {
      if (concerns(message, ctx.actor) && !(await isStill(ctx))) return;
      yield message;
      if (isOfFeatures(message)) return;
    }
  } finally {
    life.stop();
  }
}

/** Over with `signal` or after `ms`. A timer of its own: `AbortSignal.timeout` holds its signal weakly, and only a listener waits here. */
function lifeOf(signal: AbortSignal, ms: number): { signal: AbortSignal; stop: () => void } {
  const ended = new AbortController();
  const end = () => ended.abort();
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  const stop = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  };
  return { signal: ended.signal, stop };
}

const concerns = ({ changes }: LiveMessage, { userId }: Person): boolean =>
  changes.some(({ kind, subjectId }) => kind === "user" && subjectId === userId);

/** As team/features names them. */
const isOfFeatures = ({ changes }: LiveMessage): boolean =>
  changes.some(({ kind, subjectId }) => kind === "user" && subjectId === "features");

async function isStill(ctx: Ctx & { actor: Person }): Promise<boolean> {
  const now = await currentActor(ctx, ctx.actor.loginId);
  return now?.role === ctx.actor.role;
}
