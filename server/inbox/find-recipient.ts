import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { parsePhone } from "../core/phone";
import { company } from "../team/company";
import type { Recipient } from "./schema";
import { findContact } from "./sending-queries";

export type FoundRecipient = { phone: string | null; contact: Awaited<ReturnType<typeof findContact>> };

/**
 * Whom a person means: a contact of the directory, or a phone as it was typed, read in the company's country (S1.25). Null when it
 * is no phone; `contact` is null for a phone that nobody has yet.
 */
export async function findRecipient(ctx: Ctx, to: Recipient): Promise<FoundRecipient | null> {
  if ("contactId" in to) {
    const contact = await findContact(ctx.db, to);
    if (!contact) throw notFound("contact");
    return { phone: contact.phone, contact };
  }
  const { defaultCountry } = await company(ctx);
  const parsed = parsePhone(to.phone, defaultCountry);
  if (!parsed.ok) return null;
  return { phone: parsed.phone, contact: await findContact(ctx.db, { phone: parsed.phone }) };
}
