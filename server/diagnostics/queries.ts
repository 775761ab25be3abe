import { and, asc, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CheckKind, CheckResult } from "@/db/enums";
import { contactIdentities } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { numberChecks, numberTests } from "@/db/schema/diagnostics";
import { conversations } from "@/db/schema/inbox";
import { connections, numbers } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import { webhookDeliveries, webhookRefusals } from "@/db/schema/webhooks";

export type CheckRow = {
  check: CheckKind;
  result: CheckResult;
  code: string | null;
  note: string | null;
  checkedAt: Date;
};

export async function saveChecks(db: Db, numberId: string, rows: CheckRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(numberChecks)
    .values(rows.map((row) => ({ ...row, numberId })))
    .onConflictDoUpdate({
      target: [numberChecks.numberId, numberChecks.check],
      set: {
        result: sql`excluded.result`,
        code: sql`excluded.code`,
        note: sql`excluded.note`,
        checkedAt: sql`excluded.checked_at`,
      },
    });
}

export async function checksOf(db: Db, numberId: string): Promise<CheckRow[]> {
  const { check, result, code, note, checkedAt } = numberChecks;
  return db
    .select({ check, result, code, note, checkedAt })
    .from(numberChecks)
    .where(eq(numberChecks.numberId, numberId));
}

/** What is known of the webhook of the number's connection; `since`: the day from which refusals count. */
export async function webhookOf(db: Db, numberId: string, since: string) {
  const [row] = await db
    .select({
      connectionId: connections.id,
      provider: connections.provider,
      registeredAt: connections.webhookRegisteredAt,
      error: connections.webhookError,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(eq(numbers.id, numberId));
  if (!row) return null;
  const { connectionId } = row;
  const [[last], failed, [refusals]] = await Promise.all([
    db
      .select({ at: webhookDeliveries.receivedAt })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.connectionId, connectionId))
      .orderBy(desc(webhookDeliveries.receivedAt))
      .limit(1),
    db.$count(
      webhookDeliveries,
      and(eq(webhookDeliveries.connectionId, connectionId), eq(webhookDeliveries.outcome, "failed")),
    ),
    db
      .select({ count: sql<number>`coalesce(sum(${webhookRefusals.count}), 0)::int` })
      .from(webhookRefusals)
      .where(
        and(
          eq(webhookRefusals.connectionId, connectionId),
          gte(webhookRefusals.day, since),
          inArray(webhookRefusals.reason, ["signature", "unsigned"]),
        ),
      ),
  ]);
  return { ...row, lastDeliveryAt: last?.at ?? null, failed, refused: refusals?.count ?? 0 };
}

export async function upsertTest(db: Db, row: typeof numberTests.$inferInsert): Promise<void> {
  const { phone, startedAt, startedBy, messageId } = row;
  await db
    .insert(numberTests)
    .values(row)
    .onConflictDoUpdate({ target: numberTests.numberId, set: { phone, startedAt, startedBy, messageId } });
}

/** Gives the test its message, or takes `from` back; false when it has another one, or is another test by now. */
export async function setTestMessage(
  db: Db,
  test: { numberId: string; phone: string; messageId: string | null; from?: string },
): Promise<boolean> {
  const { numberId, phone, messageId, from } = test;
  const before = from ? eq(numberTests.messageId, from) : isNull(numberTests.messageId);
  const rows = await db
    .update(numberTests)
    .set({ messageId })
    .where(and(eq(numberTests.numberId, numberId), eq(numberTests.phone, phone), before))
    .returning({ numberId: numberTests.numberId });
  return rows.length > 0;
}

/** The newest test with its message, and the phone's first message to the number since it began. */
export async function testOf(db: Db, numberId: string) {
  const answered = db
    .select({ at: sql<Date>`min(${messages.createdAt})`.mapWith(messages.createdAt).as("answered_at") })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(contactIdentities, eq(contactIdentities.contactId, conversations.contactId))
    .where(
      and(
        eq(conversations.numberId, numberTests.numberId),
        eq(contactIdentities.kind, "phone"),
        eq(contactIdentities.value, numberTests.phone),
        eq(messages.direction, "in"),
        gte(messages.createdAt, numberTests.startedAt),
      ),
    )
    .as("answered");
  const [row] = await db
    .select({
      phone: numberTests.phone,
      startedAt: numberTests.startedAt,
      messageId: numberTests.messageId,
      status: messages.status,
      failureText: messages.failureText,
      sentAt: messages.at,
      answeredAt: answered.at,
    })
    .from(numberTests)
    .leftJoin(messages, eq(messages.id, numberTests.messageId))
    .leftJoinLateral(answered, sql`true`)
    .where(eq(numberTests.numberId, numberId));
  return row ?? null;
}

/** Approved templates that could need no variables; the caller looks. */
export async function approvedTemplates(db: Db, numberId: string) {
  const { id, name, language, components } = templates;
  return db
    .select({ id, name, language, components })
    .from(templates)
    .where(and(eq(templates.numberId, numberId), eq(templates.status, "approved")))
    .orderBy(asc(name), asc(language))
    .limit(200);
}
