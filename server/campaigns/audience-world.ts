import { eq } from "drizzle-orm";
import type { AudienceStep } from "@/db/schema/campaign-audience";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { saveFilter } from "../contacts/save-filter";
import type { Ctx } from "../context";
import { addContact } from "../test-world";
import type { addCampaign } from "./campaign-world";
import { updateCampaign } from "./update-campaign";

let next = 0;
const freshPhone = () => `+42060${String(1_000_000 + next++)}`;

/** A contact of a town, so that every test has a directory of its own. */
export async function addClient(
  ctx: Ctx,
  town: string,
  change: Partial<typeof contacts.$inferInsert> = {},
): Promise<string> {
  const phone = change.phone === undefined ? freshPhone() : change.phone;
  const id = await addContact(ctx, phone ?? freshPhone(), "Jan Novák");
  await ctx.db
    .update(contacts)
    .set({ ...change, phone, fields: { town, ...change.fields } })
    .where(eq(contacts.id, id));
  if (phone === null) await ctx.db.delete(contactIdentities).where(eq(contactIdentities.contactId, id));
  return id;
}

export async function townFilter(ctx: Ctx, town: string): Promise<string> {
  const conditions = [{ kind: "field" as const, key: "town", test: "is" as const, value: town }];
  return (await saveFilter(ctx, { name: town, conditions, isShared: false })).filterId;
}

export const step = (mode: "add" | "minus", filterId: string): AudienceStep => ({ mode, kind: "filter", filterId });
export const audienceOf = (...steps: AudienceStep[]) => ({ steps, phoneField: null });

/** Sources and defaults, so that nobody lacks a value. */
export async function fillIn(ctx: Ctx, campaignId: string, fields: Awaited<ReturnType<typeof addCampaign>>["fields"]) {
  const sources = [{ kind: "fixed" }, { kind: "name" }, { kind: "field", key: "order" }] as const;
  const defaults = ["pane", "kliente", "0"];
  const variables = fields.variables.map((variable, n) => ({
    ...variable,
    defaultValue: defaults[n] ?? "",
    source: sources[n] ?? null,
  }));
  await updateCampaign(ctx, { ...fields, campaignId, variables });
}
