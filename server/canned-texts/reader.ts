import type { Actor, Ctx } from "../context";
import { DomainError } from "../core/errors";
import { mayDo } from "../team/permissions";
import type { Reader } from "./rules";

/** The person who reads or writes texts; the system has none. */
export function readerOf(ctx: Pick<Ctx, "actor">): Reader {
  const { userId, groupIds, role } = personOf(ctx);
  return { userId, groupIds, manages: mayDo(role, "cannedTexts.manage") };
}

function personOf({ actor }: Pick<Ctx, "actor">): Extract<Actor, { kind: "user" }> {
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return actor;
}
