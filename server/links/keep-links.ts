import { randomBytes } from "node:crypto";
import type { Ctx } from "../context";
import { insertLinks } from "./queries";
import { type NewLink, tokenBytes, tokenOf } from "./rules";

/** An address that cannot be guessed. */
export const newToken = (): string => tokenOf(randomBytes(tokenBytes));

/** Keeps the links of messages that are about to be queued, in the transaction that queues them. Without a recipient: of a test. */
export async function keepLinks(
  ctx: Ctx,
  { campaignId, recipients }: { campaignId: string; recipients: { recipientId: number | null; links: NewLink[] }[] },
): Promise<void> {
  const createdAt = ctx.now();
  const rows = recipients.flatMap(({ recipientId, links }) =>
    links.map((link) => ({ ...link, campaignId, recipientId, createdAt })),
  );
  await insertLinks(ctx.db, rows);
}
