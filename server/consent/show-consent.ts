import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { findContact, listEntries } from "./queries";
import { stateOf } from "./rules";

/** A contact's consent to marketing with its whole history (S4.3). */
export async function showConsent(ctx: Pick<Ctx, "db">, { contactId }: { contactId: string }) {
  const contact = await findContact(ctx.db, contactId);
  if (!contact) throw notFound("contact");
  const state = stateOf({ marketingOptedInAt: contact.optedInAt, marketingOptedOutAt: contact.optedOutAt });
  return { state, since: contact.optedInAt ?? contact.optedOutAt, entries: await listEntries(ctx.db, contactId) };
}

export type ShownConsent = Awaited<ReturnType<typeof showConsent>>;
