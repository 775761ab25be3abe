import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { loadConnection } from "./connection";
import { loadNumber } from "./load-number";
import { noteEvents } from "./note-event";
import { allNumbers, setWebhook } from "./queries";
import { watchNumber } from "./watch-number";

/** The public address at which a connection's provider calls us. */
export const webhookUrl = (appUrl: string, connection: { id: string; provider: string }) =>
  `${appUrl.replace(/\/$/, "")}/api/webhooks/${connection.provider}/${connection.id}`;

/** Points every provider at this deployment; run after the address changed. Answers what failed, by number. */
export async function registerWebhooks(ctx: Ctx): Promise<{ number: string; error: string | null }[]> {
  return Promise.all((await allNumbers(ctx.db)).map((number) => register(ctx, number)));
}

/** The same for one number, when a person asks. */
export async function registerWebhook(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const { error } = await register(ctx, await loadNumber(ctx, { numberId }));
  if (error) throw new DomainError("unavailable", "providerFailed", { reason: error });
}

type OwnNumber = { id: string; name: string; connectionId: string; providerNumberId: string; phone: string };

async function register(ctx: Ctx, number: OwnNumber) {
  const error = await tryToRegister(ctx, number);
  const registered = { webhookRegisteredAt: ctx.now(), webhookError: null };
  await inTransaction(ctx, async (tx) => {
    await setWebhook(tx.db, number.connectionId, error === null ? registered : { webhookError: error });
    await noteEvents(tx, {
      numberId: number.id,
      notes: [{ kind: "webhook", details: error ? { reason: error } : {} }],
    });
    await watchNumber(tx, { numberId: number.id });
    await publish(tx, { kind: "number", subjectId: number.id });
  });
  return { number: number.name, error };
}

async function tryToRegister(ctx: Ctx, number: OwnNumber): Promise<string | null> {
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    await ctx.providers[connection.provider].registerWebhook(
      connection,
      number,
      webhookUrl(ctx.env.APP_URL, connection),
    );
    return null;
  } catch (error) {
    return error instanceof ProviderError ? error.message : String(error);
  }
}
