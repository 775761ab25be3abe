import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import type { GrantedNumber } from "../providers/onboarding-types";
import { publish } from "../realtime/publish";
import { ensureScope, insertNumber, lockByPhone } from "./add-queries";
import { moveToConnection } from "./move-to-connection";
import { noteEvents } from "./note-event";
import { findConnection } from "./queries";
import { upsertWaba } from "./state-queries";
import { takeReport } from "./take-report";

/** What a number may start with while its provider tells no limit (S3.34). */
const unknownLimit = 50;

/** Messages a second of a number that stays in the WhatsApp Business app: Meta takes no more of it (providers.md A12.5). */
const appRate = 20;

export type AddNumberInput = {
  connectionId: string;
  /** What operators will call it; a number that we have keeps its name. */
  name: string;
  number: GrantedNumber;
};

/**
 * Takes a number over, in the state `connecting`, until its provider is asked (readHealth). A phone that we have moves to the
 * connection with all its history (O20); the same call twice does it once. The caller gives it its lane (delivery/lane).
 */
export async function addNumber(ctx: Ctx, input: AddNumberInput): Promise<{ numberId: string; isNew: boolean }> {
  const { connectionId, number } = input;
  return inTransaction(ctx, async (tx) => {
    const connection = await findConnection(tx.db, connectionId);
    if (!connection) throw notFound("connection");
    const made = await insert(tx, input);
    const numberId = made ?? (await takeOver(tx, input));
    if (made) {
      const details = { provider: connection.provider, phone: number.phone };
      await noteEvents(tx, { numberId, notes: [{ kind: "added", details }] });
      await record(tx, { action: "number.added", objectKind: "number", objectId: numberId, details });
      await tx.afterCommit(() => ctx.sendJob({ name: "templates/sync.due", data: { numberId } }));
    }
    const { displayName, nameStatus, twoStep, waba } = number;
    await takeReport(tx, {
      numberId,
      source: "read",
      report: { displayName: displayName ?? undefined, nameStatus, twoStep: twoStep ?? undefined },
      waba: waba ?? undefined,
    });
    await publish(tx, { kind: "number", subjectId: numberId });
    return { numberId, isNew: made !== null };
  });
}

async function insert(ctx: Ctx, { connectionId, name, number }: AddNumberInput): Promise<string | null> {
  if (await lockByPhone(ctx.db, number.phone)) return null;
  const numberId = ctx.newId();
  const wabaId = number.waba ? await upsertWaba(ctx.db, { ...number.waba, id: ctx.newId(), readAt: ctx.now() }) : null;
  const scope = { id: ctx.newId(), name: number.waba?.name ?? name, wabaId, dailyLimit: unknownLimit };
  const isNew = await insertNumber(ctx.db, {
    id: numberId,
    connectionId,
    quotaScopeId: await ensureScope(ctx.db, scope),
    providerNumberId: number.providerNumberId,
    phone: number.phone,
    name,
    ...(number.inBusinessApp ? { ratePerSecond: appRate } : {}),
    status: "connecting",
    statusSince: ctx.now(),
    wabaId,
    createdAt: ctx.now(),
  });
  return isNew ? numberId : null;
}

async function takeOver(ctx: Ctx, { connectionId, number }: AddNumberInput): Promise<string> {
  const known = await lockByPhone(ctx.db, number.phone);
  if (!known) throw notFound("number");
  await moveToConnection(ctx, { numberId: known.id, connectionId, providerNumberId: number.providerNumberId });
  return known.id;
}
