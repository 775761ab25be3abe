import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AutomationTriggerKind } from "@/db/enums";

export type TriggerRow = {
  kind: AutomationTriggerKind;
  conversationId: string;
  sessionId: string;
  messageId?: string | null;
  tagId?: string | null;
  at: Date;
};

/** Writes what happened for the rules of the company (N.46), as far as any is set off by it; answers whether one is. */
export async function insertTriggers(db: Db, rows: TriggerRow[]): Promise<boolean> {
  if (rows.length === 0) return false;
  const written = await db.execute(sql`
    insert into automation_events (kind, conversation_id, session_id, message_id, tag_id, at)
    select kind, "conversationId", "sessionId", "messageId", "tagId", at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as g(kind text, "conversationId" uuid, "sessionId" uuid, "messageId" uuid, "tagId" uuid, at timestamptz)
     where exists (select 1 from automations a where a.enabled and a.trigger_kind = g.kind)
    returning 1`);
  return written.length > 0;
}
