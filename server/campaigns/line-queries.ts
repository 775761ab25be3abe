import { and, desc, eq, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { MessageStatus, RecipientStatus } from "@/db/enums";
import { campaigns, recipientImports, recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { sentOrFailedAt } from "./ledger-queries";
import { type BalanceInput, type LinesInput, variantLetters } from "./ledger-schema";
import { messageStatusesOf } from "./rules";
import { recipientColumns, statusSql } from "./status-queries";
import { countRecipients } from "./tally-queries";

/** As with the ledger of one campaign: rows of a file that is still coming in do not exist yet. */
const settled = sql`(${recipients.importId} in (select id from recipient_imports where status = 'running')) is not true`;

/** Of one campaign whatever became of it, else of all that ever started. */
const inScope = ({ campaignId, numberId }: BalanceInput): SQL | undefined =>
  and(
    campaignId ? eq(campaigns.id, campaignId) : isNotNull(campaigns.launchedAt),
    numberId ? eq(campaigns.numberId, numberId) : undefined,
  );

/** One page of the lines of all ledgers, those that were added last in front. */
export async function pageOfLines(db: Db, { cursor, ...input }: LinesInput & { zone: string }, limit: number) {
  const { status, variant, day, zone } = input;
  const rows = await db
    .select({
      ...recipientColumns,
      at: sql<Date | null>`${sentOrFailedAt}`.mapWith(messages.at),
      campaignId: campaigns.id,
      campaignName: campaigns.name,
      numberName: numbers.name,
      fileName: recipientImports.fileName,
    })
    .from(recipients)
    .innerJoin(campaigns, eq(campaigns.id, recipients.campaignId))
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .leftJoin(recipientImports, eq(recipientImports.id, recipients.importId))
    .leftJoin(messages, eq(messages.id, recipients.messageId))
    .leftJoin(
      contactIdentities,
      and(eq(contactIdentities.kind, "phone"), eq(contactIdentities.value, recipients.phone)),
    )
    .leftJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .where(
      and(
        inScope(input),
        settled,
        cursor ? lt(recipients.id, cursor) : undefined,
        status ? inState(status) : undefined,
        variant ? eq(recipients.variant, variantLetters.indexOf(variant)) : undefined,
        day ? sql`(${sentOrFailedAt} at time zone ${zone})::date = ${day}::date` : undefined,
      ),
    )
    .orderBy(desc(recipients.id))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

export type LedgerLine = Awaited<ReturnType<typeof pageOfLines>>["rows"][number];

/** The exact rule, with what is stored in front of it. */
function inState(status: RecipientStatus): SQL | undefined {
  if (status === "invalid" || status === "skipped") return eq(recipients.plan, status);
  const found: readonly MessageStatus[] = messageStatusesOf[status];
  const exact = eq(statusSql, status);
  return status === "initial" || status === "cancelled" ? exact : and(inArray(messages.status, [...found]), exact);
}

/** The rows of some campaigns and what the tallies say became of them, as of one moment. */
export async function countScope(db: Db, scope: BalanceInput) {
  return db.transaction(
    async (tx) => {
      const rows = await tx.select({ id: campaigns.id }).from(campaigns).where(inScope(scope));
      const ids = rows.map(({ id }) => id);
      const planned =
        ids.length > 0 ? await tx.$count(recipients, and(inArray(recipients.campaignId, ids), settled)) : 0;
      return { planned, ...(await countRecipients(tx, ids)) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
