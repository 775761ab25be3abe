import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { lockConnection, updateConnection } from "./add-queries";
import { openConnection, sealSecrets } from "./connection";
import { noteEvents } from "./note-event";
import { numbersOfConnection } from "./queries";
import { withSecrets } from "./secret-rules";

/**
 * Changes what is named of a connection's facts and secrets; the rest stays. A secret that proves webhooks keeps its predecessor
 * for as long as the provider may still sign with it. Answers nothing: secrets never come back.
 */
export async function changeConnection(
  ctx: Ctx,
  input: { connectionId: string; config?: Record<string, string>; secrets?: Record<string, string> },
): Promise<void> {
  const { connectionId } = input;
  await inTransaction(ctx, async (tx) => {
    const row = await lockConnection(tx.db, connectionId);
    if (!row) throw notFound("connection");
    const secrets = withSecrets(openConnection(tx, row).secrets, input.secrets ?? {});
    await updateConnection(tx.db, connectionId, {
      config: { ...row.config, ...input.config },
      sealedSecrets: sealSecrets(tx, connectionId, secrets),
    });
    const changed = [...Object.keys(input.config ?? {}), ...Object.keys(input.secrets ?? {})].join(", ");
    for (const { id } of await numbersOfConnection(tx.db, connectionId))
      await noteEvents(tx, { numberId: id, notes: [{ kind: "credentials", details: { changed } }] });
    await record(tx, {
      action: "connection.changed",
      objectKind: "connection",
      objectId: connectionId,
      details: { changed },
    });
  });
}
