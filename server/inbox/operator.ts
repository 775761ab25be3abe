import type { Actor, Ctx } from "../context";
import { DomainError } from "../core/errors";
import { mayDo } from "../team/permissions";
import type { Me } from "./right-rules";

/** The person who acts. What people do in the inbox the system never does by itself. */
export function operatorOf(ctx: Pick<Ctx, "actor">): Extract<Actor, { kind: "user" }> {
  if (ctx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return ctx.actor;
}

/** The same person as rules and queries ask about them. */
export function meOf(ctx: Pick<Ctx, "actor">): Me & { groupIds: string[] } {
  const { userId, role, groupIds } = operatorOf(ctx);
  return { userId, groupIds, maySeeAll: mayDo(role, "inbox.seeAll") };
}

export type Viewer = ReturnType<typeof meOf>;
