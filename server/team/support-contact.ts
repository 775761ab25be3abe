import { z } from "zod";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { readSetting, writeSetting } from "./queries";

const key = "support";

/** Whom administrators turn to when a number does not work (S0.14); any part may be empty. */
export const supportContactSchema = z.object({
  name: z.string().trim().max(100).default(""),
  email: z.union([z.literal(""), z.email().max(200)]).default(""),
  phone: z.string().trim().max(40).default(""),
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]).default(""),
});

export type SupportContact = z.infer<typeof supportContactSchema>;

export async function supportContact(ctx: Pick<Ctx, "db">): Promise<SupportContact> {
  return supportContactSchema.parse((await readSetting(ctx.db, key)) ?? {});
}

export async function saveSupportContact(ctx: Ctx, contact: SupportContact): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await writeSetting(tx.db, key, contact);
    await record(tx, { action: "support_contact.changed", objectKind: "setting", objectId: key });
  });
}
