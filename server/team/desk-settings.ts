import { z } from "zod";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { readSetting, writeSetting } from "./queries";

const key = "desk";

/** How the desk works, for the whole company (N.63). */
export const deskSettingsSchema = z.object({
  /** Whether operators read a waiting session before they accept it. */
  previewBeforeAccept: z.boolean().default(true),
});

export type DeskSettings = z.infer<typeof deskSettingsSchema>;

export async function deskSettings(ctx: Pick<Ctx, "db">): Promise<DeskSettings> {
  return deskSettingsSchema.parse((await readSetting(ctx.db, key)) ?? {});
}

export async function saveDeskSettings(ctx: Ctx, settings: DeskSettings): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await writeSetting(tx.db, key, settings);
    await record(tx, { action: "desk_settings.changed", objectKind: "setting", objectId: key, details: settings });
    await publish(tx, { kind: "user", subjectId: key });
  });
}
