import { z } from "zod";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { readSetting, writeSetting } from "./queries";

const key = "usage";

/** Messages a month that the company has paid for ahead, all its numbers together (S0.32, S0.33). */
export const messageAllowanceSchema = z.object({ monthly: z.number().int().min(0).max(100_000_000).default(1000) });

export type MessageAllowance = z.infer<typeof messageAllowanceSchema>;

export async function messageAllowance(ctx: Pick<Ctx, "db">): Promise<MessageAllowance> {
  return messageAllowanceSchema.parse((await readSetting(ctx.db, key)) ?? {});
}

export async function changeMessageAllowance(ctx: Ctx, allowance: MessageAllowance): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await messageAllowance(tx);
    await writeSetting(tx.db, key, allowance);
    await record(tx, {
      action: "message_allowance.changed",
      objectKind: "setting",
      objectId: key,
      details: { before: before.monthly, after: allowance.monthly },
    });
  });
}
