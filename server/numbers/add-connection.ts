import type { ProviderName } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { insertConnection } from "./add-queries";
import { sealSecrets } from "./connection";

/** Credentials at one provider, sealed at once, under an id that may be given. What belongs into `config` and `secrets`: providers/types. */
export async function addConnection(
  ctx: Ctx,
  input: {
    connectionId?: string;
    provider: ProviderName;
    name: string;
    config: Record<string, string>;
    secrets: Record<string, string>;
  },
): Promise<{ connectionId: string }> {
  const { connectionId = ctx.newId(), provider, name, config, secrets } = input;
  await inTransaction(ctx, async (tx) => {
    await insertConnection(tx.db, {
      id: connectionId,
      provider,
      name,
      config,
      sealedSecrets: sealSecrets(ctx, connectionId, secrets),
    });
    const details = { provider, name };
    await record(tx, { action: "connection.added", objectKind: "connection", objectId: connectionId, details });
  });
  return { connectionId };
}
