import type { Ctx } from "../context";
import { type ContactByPhone, contactsByPhone, insertMissingPhones } from "./phone-queries";

/**
 * The contacts of these phones (E.164 with plus), made without a name where nobody has the phone yet. Hundreds at once, for
 * campaigns and new sessions; safe against others who do the same.
 */
export async function findOrCreateByPhone(ctx: Ctx, phones: string[]): Promise<Map<string, ContactByPhone>> {
  const distinct = [...new Set(phones)].sort();
  const known = new Map((await contactsByPhone(ctx.db, distinct)).map((contact) => [contact.phone, contact]));
  const missing = distinct.filter((phone) => !known.has(phone));
  if (missing.length === 0) return known;
  await insertMissingPhones(
    ctx.db,
    missing.map((phone) => ({ id: ctx.newId(), phone })),
  );
  for (const contact of await contactsByPhone(ctx.db, missing)) known.set(contact.phone, contact);
  return known;
}
