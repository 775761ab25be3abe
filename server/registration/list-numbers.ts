import type { Ctx } from "../context";
import type { Connection } from "../providers/types";
import type { ListedNumber } from "./rules";

/** Everything that these credentials may use (S0.10), by provider. Throws `ProviderError`. */
export async function listNumbers(ctx: Ctx, connection: Connection): Promise<ListedNumber[]> {
  if (connection.provider === "meta") {
    const found = await ctx.onboarding.meta.listNumbers(connection);
    return found.map((number) => ({ ...number, ref: number.providerNumberId }));
  }
  if (connection.provider === "twilio") {
    const found = await ctx.onboarding.twilio.listSenders(connection);
    return found.map(({ status: _, ...sender }) => ({ ...sender, ref: sender.senderId }));
  }
  const number = await ctx.onboarding["360dialog"].numberOfKey(connection.secrets.apiKey ?? "");
  return [{ ...number, ref: number.providerNumberId }];
}
