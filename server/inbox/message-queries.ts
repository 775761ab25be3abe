import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ProviderName } from "@/db/enums";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { connections, numbers } from "@/db/schema/numbers";

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
