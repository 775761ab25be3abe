import { z } from "zod";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { readSetting, writeSetting } from "./queries";

const key = "awayReasons";

const reasonSchema = z.object({
  /** Stays with a person's state while the words change. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  nameCs: z.string().trim().min(1).max(40),
  nameEn: z.string().trim().min(1).max(40),
});

/** Why people are away, as the company names it (glossary: oběd, osobní …). */
export const awayReasonsSchema = z
  .array(reasonSchema)
  .max(20)
  .refine((reasons) => new Set(reasons.map(({ id }) => id)).size === reasons.length);

export type AwayReason = z.infer<typeof reasonSchema>;

const customary: AwayReason[] = [
  { id: "lunch", nameCs: "Oběd", nameEn: "Lunch" },
  { id: "break", nameCs: "Přestávka", nameEn: "Break" },
  { id: "training", nameCs: "Školení", nameEn: "Training" },
  { id: "personal", nameCs: "Osobní", nameEn: "Personal" },
];

export async function awayReasons(ctx: Pick<Ctx, "db">): Promise<AwayReason[]> {
  return awayReasonsSchema.parse((await readSetting(ctx.db, key)) ?? customary);
}

/** Replaces the list. Who is away for a reason that is gone is simply away. */
export async function saveAwayReasons(ctx: Ctx, reasons: AwayReason[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await writeSetting(tx.db, key, reasons);
    await record(tx, {
      action: "away_reasons.changed",
      objectKind: "setting",
      objectId: key,
      details: { reasons: reasons.map(({ nameCs }) => nameCs) },
    });
    await publish(tx, { kind: "user", subjectId: key });
  });
}
