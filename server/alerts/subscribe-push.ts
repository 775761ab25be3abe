import type { Actor, Ctx } from "../context";
import { DomainError } from "../core/errors";
import { isPublicHttps } from "../core/public-address";
import { deleteSubscription, upsertSubscription } from "./push-queries";
import type { SubscribeInput } from "./schema";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/** This browser takes pushes from now on, for as long as the person stays signed in there. The same twice is once. */
export async function subscribePush(ctx: UserCtx, input: SubscribeInput): Promise<void> {
  if (!isPublicHttps(input.endpoint)) throw new DomainError("invalid", "pushEndpoint");
  const { userId, loginId } = ctx.actor;
  await upsertSubscription(ctx.db, { ...input, id: ctx.newId(), userId, loginId, createdAt: ctx.now() });
}

export async function unsubscribePush(ctx: UserCtx, { endpoint }: { endpoint: string }): Promise<void> {
  await deleteSubscription(ctx.db, { endpoint, userId: ctx.actor.userId });
}
