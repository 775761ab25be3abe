import type { Ctx } from "../context";
import { ProviderError } from "../providers/types";
import { loadConnection } from "./connection";
import { allNumbers, setWebhook } from "./queries";

/** The public address at which a connection's provider calls us. */
export const webhookUrl = (appUrl: string, connection: { id: string; provider: string }) =>
  `${appUrl.replace(/\/$/, "")}/api/webhooks/${connection.provider}/${connection.id}`;

/** Points every provider at this deployment; run after the address changed. Answers what failed, by number. */
export async function registerWebhooks(ctx: Ctx): Promise<{ number: string; error: string | null }[]> {
  return Promise.all((await allNumbers(ctx.db)).map((number) => register(ctx, number)));
}

async function register(
  ctx: Ctx,
  number: { name: string; connectionId: string; providerNumberId: string; phone: string },
) {
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    const url = webhookUrl(ctx.env.APP_URL, connection);
    await ctx.providers[connection.provider].registerWebhook(connection, number, url);
    await setWebhook(ctx.db, number.connectionId, { webhookRegisteredAt: ctx.now(), webhookError: null });
    return { number: number.name, error: null };
  } catch (error) {
    const text = error instanceof ProviderError ? error.message : String(error);
    await setWebhook(ctx.db, number.connectionId, { webhookError: text });
    return { number: number.name, error: text };
  }
}
