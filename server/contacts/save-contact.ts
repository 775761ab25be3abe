import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { parsePhone } from "../core/phone";
import { publish } from "../realtime/publish";
import { company } from "../team/company";
import { changedFields, checkFields } from "./check-fields";
import { conversationIds, lockContact, updateContact } from "./contact-queries";
import { toEmail } from "./field-rules";
import { findOrCreateByPhone } from "./find-or-create-by-phone";
import type { ChangeContactInput, CreateContactInput } from "./schema";

/** A contact by hand (S1.14). Who has the phone already is not made twice: the answer says who it is. */
export async function createContact(
  ctx: Ctx,
  { phone: given, ...values }: CreateContactInput,
): Promise<{ ok: true; contactId: string } | { ok: false; contactId: string }> {
  const { defaultCountry } = await company(ctx);
  const parsed = parsePhone(given, defaultCountry);
  if (!parsed.ok) throw new DomainError("invalid", "phoneInvalid");
  return inTransaction(ctx, async (tx) => {
    const checked = await checkedValues(tx, values, {}, true);
    const madeId = tx.newId();
    const contact = (await findOrCreateByPhone({ ...tx, newId: () => madeId }, [parsed.phone])).get(parsed.phone);
    if (!contact) throw new Error("the contact is gone");
    if (contact.contactId !== madeId) return { ok: false, contactId: contact.contactId } as const;
    await updateContact(tx.db, madeId, checked);
    await record(tx, { action: "contact.created", objectKind: "contact", objectId: madeId });
    return { ok: true, contactId: madeId } as const;
  });
}

/** Name, e-mail and fields of a contact; the audit log names what changed, never the values. */
export async function changeContact(ctx: Ctx, { contactId, ...values }: ChangeContactInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockContact(tx.db, contactId);
    if (!before) throw notFound("contact");
    const { fields, ...main } = await checkedValues(tx, values, before.fields, false);
    await updateContact(tx.db, contactId, { ...main, fields });
    const changed = [
      ...(main.name !== undefined && main.name !== before.name ? ["name"] : []),
      ...(main.email !== undefined && main.email !== before.email ? ["email"] : []),
      ...changedFields(before.fields, fields),
    ];
    if (changed.length === 0) return;
    const details = { changed };
    await record(tx, { action: "contact.changed", objectKind: "contact", objectId: contactId, details });
    const ids = await conversationIds(tx.db, contactId);
    await publish(tx, ...ids.map((id) => ({ kind: "conversation" as const, subjectId: id, conversationId: id })));
  });
}

/** Values as they are kept; the first that is wrong refuses them all and names its field. */
async function checkedValues(
  ctx: Ctx,
  { name, email, fields }: Omit<ChangeContactInput, "contactId">,
  before: Record<string, string>,
  asksAll: boolean,
) {
  const mail = email ? toEmail(email) : null;
  if (email && !mail) throw new DomainError("invalid", "emailInvalid");
  return {
    ...(name === null ? {} : { name: name || null }),
    ...(email === null ? {} : { email: mail }),
    fields: await checkFields(ctx, { scope: "contact", given: fields, before, asksAll }),
  };
}
