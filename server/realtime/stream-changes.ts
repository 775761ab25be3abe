import { type TrackedEnvelope, tracked } from "@trpc/server";
import { currentActor } from "../auth/current-actor";
import type { Actor, Ctx } from "../context";
import { audienceOf } from "./audience";
import type { LiveMessage } from "./live-message";

type Streaming = { lastEventId: string | null; signal: AbortSignal };
type Person = Extract<Actor, { kind: "user" }>;

/** Under the minute in which a revoked login must fall silent, and under the limit of tRPC and of serverless hosts. */
const lifeMs = { shortest: 40_000, jitter: 6_000 };

/**
 * The changes a person may hear of, as ids. The stream ends by plan within 46 s and the browser comes back with its cursor, which
 * checks the login anew; it ends at once when the person was signed out, deactivated or given another role.
 */
export async function* streamChanges(
  ctx: Ctx & { actor: Person },
  { lastEventId, signal }: Streaming,
): AsyncGenerator<TrackedEnvelope<Omit<LiveMessage, "cursor">>> {
  const life = AbortSignal.timeout(lifeMs.shortest + Math.round(Math.random() * lifeMs.jitter));
  const following = { audience: audienceOf(ctx.actor), cursor: lastEventId, signal: AbortSignal.any([signal, life]) };
  for await (const { cursor, ...message } of ctx.followLive(following)) {
    if (concerns(message, ctx.actor) && !(await isStill(ctx))) return;
    yield tracked(cursor, message);
  }
}

const concerns = ({ changes }: Pick<LiveMessage, "changes">, { userId }: Person): boolean =>
  changes.some(({ kind, subjectId }) => kind === "user" && subjectId === userId);

async function isStill(ctx: Ctx & { actor: Person }): Promise<boolean> {
  const now = await currentActor(ctx, ctx.actor.loginId);
  return now?.role === ctx.actor.role;
}
