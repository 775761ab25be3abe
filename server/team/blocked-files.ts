import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { type BlockedFiles, blockedFilesSchema } from "./blocked-file-rules";
import { readSetting, writeSetting } from "./queries";

const key = "blocked_files";

/** The company's list of blocked files (S1.13); nothing until somebody says otherwise. */
export async function blockedFiles(ctx: Pick<Ctx, "db">): Promise<BlockedFiles> {
  return blockedFilesSchema.parse((await readSetting(ctx.db, key)) ?? {});
}

/** Holds for files from now on; what is stored already stays. */
export async function saveBlockedFiles(ctx: Ctx, change: BlockedFiles): Promise<void> {
  const list = { kinds: [...new Set(change.kinds)], extensions: [...new Set(change.extensions)].sort() };
  await inTransaction(ctx, async (tx) => {
    const before = await blockedFiles(tx);
    await writeSetting(tx.db, key, list);
    await record(tx, {
      action: "blocked_files.changed",
      objectKind: "setting",
      objectId: key,
      details: { before, after: list },
    });
    await publish(tx, { kind: "user", subjectId: key });
  });
}
