import type { Ctx } from "../context";
import { isStale } from "../core/secrets";
import { loadConnection, sealSecrets } from "./connection";
import { allConnections, replaceSecrets } from "./queries";

/** Seals with the newest key what an older one sealed; a connection changed meanwhile is left to the next run. */
export async function rotateSecrets(ctx: Ctx): Promise<{ rotated: number }> {
  let rotated = 0;
  for (const row of await allConnections(ctx.db)) {
    if (!isStale(ctx.env.ENCRYPTION_KEYS, row.sealedSecrets)) continue;
    const { secrets } = await loadConnection(ctx, row.id);
    if (await replaceSecrets(ctx.db, row, sealSecrets(ctx, row.id, secrets))) rotated += 1;
  }
  return { rotated };
}
