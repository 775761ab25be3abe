import { z } from "zod";
import { answerRights, readReceiptTimes } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { readSetting, writeSetting } from "./queries";

const key = "desk";

const parts = {
  /** Whether operators read a waiting session before they accept it (N.63). */
  previewBeforeAccept: z.boolean(),
  /** Whether notifications outside the app say who wrote and what (O25). */
  pushPreview: z.boolean(),
  /** Who writes to the client of a session that somebody holds (O14). */
  answerRight: z.enum(answerRights),
  /** When clients learn that their message was read; a number may say otherwise. */
  readReceipts: z.enum(readReceiptTimes),
  /** So long before a window ends the operator is reminded of a client without an answer (O13); 0 = never. */
  windowReminderMinutes: z.number().int().min(0).max(720),
};

/** What is not named stays as it is. */
export const deskChange = z.object(parts).partial();
export type DeskChange = z.infer<typeof deskChange>;

/** How the desk works, for the whole company. */
export type DeskSettings = Required<DeskChange>;

const defaults: DeskSettings = {
  previewBeforeAccept: true,
  pushPreview: true,
  answerRight: "supervisors",
  readReceipts: "open",
  windowReminderMinutes: 30,
};

export async function deskSettings(ctx: Pick<Ctx, "db">): Promise<DeskSettings> {
  return { ...defaults, ...deskChange.parse((await readSetting(ctx.db, key)) ?? {}) };
}

export async function saveDeskSettings(ctx: Ctx, change: DeskChange): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await writeSetting(tx.db, key, { ...(await deskSettings(tx)), ...change });
    await record(tx, { action: "desk_settings.changed", objectKind: "setting", objectId: key, details: change });
    await publish(tx, { kind: "user", subjectId: key });
  });
}
