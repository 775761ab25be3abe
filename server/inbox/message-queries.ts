import { and, eq, gt, isNull, min, ne, notInArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ProviderName } from "@/db/enums";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { connections, numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";

export async function findUpload(db: Db, mediaId: string, uploadedById: string) {
  const [row] = await db
    .select({ id: media.id, mimeType: media.mimeType, fileName: media.fileName })
    .from(media)
    .where(and(eq(media.id, mediaId), eq(media.uploadedById, uploadedById), eq(media.status, "stored")));
  return row ?? null;
}

/** A message by its id, wherever it stands: who may see it is decided by its conversation. */
export async function findMessage(db: Db, messageId: string) {
  const [row] = await db
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      numberId: messages.numberId,
      authorId: messages.authorId,
      direction: messages.direction,
      at: messages.at,
      kind: messages.kind,
      status: messages.status,
      streamId: messages.streamId,
      providerMessageId: messages.providerMessageId,
    })
    .from(messages)
    .where(eq(messages.id, messageId));
  return row ?? null;
}

export async function providerOfNumber(db: Db, numberId: string): Promise<ProviderName | null> {
  const [row] = await db
    .select({ provider: connections.provider })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(eq(numbers.id, numberId));
  return row?.provider ?? null;
}

/** How long ago, by the provider's clock, what arrives later than a message may have been written. */
const clockSlackMs = 3_600_000;

/**
 * Names of the colleagues who answered the client after a message arrived, in the order of their first answer; null = since ever.
 * A message that is not there (erased) hides nothing. What did not leave answers nobody, a campaign is no answer.
 */
export async function answersSince(
  db: Db,
  since: { conversationId: string; seenMessageId: string | null; withoutId: string },
): Promise<string[]> {
  const { conversationId, seenMessageId, withoutId } = since;
  const seen = seenMessageId ? await placeOf(db, conversationId, seenMessageId) : null;
  if (seenMessageId && !seen) return [];
  const rows = await db
    .select({ name: users.name })
    .from(messages)
    .innerJoin(users, eq(users.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.direction, "out"),
        isNull(messages.streamId),
        ne(messages.authorId, withoutId),
        ne(messages.kind, "reaction"),
        notInArray(messages.status, ["failed", "cancelled"]),
        seen ? and(gt(messages.seq, seen.seq), gt(messages.at, new Date(seen.at.getTime() - clockSlackMs))) : undefined,
      ),
    )
    .groupBy(users.id, users.name)
    .orderBy(min(messages.seq));
  return rows.map(({ name }) => name);
}

async function placeOf(db: Db, conversationId: string, messageId: string) {
  const [row] = await db
    .select({ seq: messages.seq, at: messages.at })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.conversationId, conversationId)));
  return row ?? null;
}
