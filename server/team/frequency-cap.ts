import { z } from "zod";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { readSetting, writeSetting } from "./queries";

const key = "frequency_cap";
const cap = z.object({ messages: z.number().int().min(1), days: z.number().int().min(1) });
const schema = z.object({ cap: cap.nullable().default(null) });
export type CompanyCap = z.infer<typeof cap>;

/** How many marketing messages of all campaigns a client may get in how many days (O7); null = any number. */
export async function frequencyCap(ctx: Pick<Ctx, "db">): Promise<CompanyCap | null> {
  return schema.parse((await readSetting(ctx.db, key)) ?? {}).cap;
}

/** Holds from the next batch of every campaign on, also of those that run. */
export async function changeFrequencyCap(ctx: Ctx, { cap: after }: { cap: CompanyCap | null }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await frequencyCap(tx);
    await writeSetting(tx.db, key, { cap: after });
    await record(tx, {
      action: "frequency_cap.changed",
      objectKind: "setting",
      objectId: key,
      details: { before, after },
    });
  });
}
