import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";

export type AuditEntry = {
  /** `campaign.launched`, `user.signed_in` … */
  action: string;
  objectKind: string;
  objectId?: string;
  /** Never secrets, never message texts. */
  details?: Record<string, unknown>;
};

/** Appends to the audit log in the open transaction: the entry and its cause land together. */
export async function record(ctx: Ctx, entry: AuditEntry): Promise<void> {
  await ctx.db.insert(auditEntries).values({
    id: ctx.newId(),
    at: ctx.now(),
    actorId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    action: entry.action,
    objectKind: entry.objectKind,
    objectId: entry.objectId ?? null,
    details: entry.details ?? {},
  });
}
