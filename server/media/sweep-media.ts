import type { Ctx } from "../context";
import { abandonedUploads, deletePending, pendingDownloads } from "./queries";
import { isDownloadDue } from "./rules";
import { deleteParts } from "./upload-parts";

const batch = 500;
const uploadLifeMs = 86_400_000;

/** Wakes downloads that are due again or whose wake-up was lost, and removes uploads nobody finished within a day. */
export async function sweepMedia(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  const due = (await pendingDownloads(ctx.db, batch)).filter((file) => isDownloadDue(file, now));
  await ctx.sendJob(...due.map(({ id }) => ({ name: "media/download.due" as const, data: { mediaId: id } })));
  for (const { id, parts } of await abandonedUploads(ctx.db, new Date(now.getTime() - uploadLifeMs), batch)) {
    await deleteParts(ctx, id, parts);
    await deletePending(ctx.db, id);
  }
}
