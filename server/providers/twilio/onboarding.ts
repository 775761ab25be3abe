import type { TwilioOnboarding, TwilioSender } from "../onboarding-types";
import { type Bag, compact, str } from "../read";
import { type Connection, type ProviderDeps, ProviderError } from "../types";
import { twilioClient } from "./client";
import { sendersUrl, senderUrl, toSender } from "./sender";

/** Twilio's road in: an account, and its senders listed or made (providers.md C7). */
export function twilioOnboarding(deps: ProviderDeps): TwilioOnboarding {
  const client = twilioClient(deps);
  const post = (connection: Connection, url: string, body: object) => client.json(connection, "POST", url, body);
  return {
    checkAccount: async (connection) => {
      const account = await client.json(connection, "GET", `${client.account(connection)}.json`);
      return { name: str(account.friendly_name) ?? "", status: str(account.status) ?? "unknown" };
    },
    listSenders: async (connection) => {
      const url = `${sendersUrl(client)}?Channel=whatsapp&PageSize=100`;
      const senders = await client.list(connection, url, { key: "senders" });
      return senders.flatMap((sender) => toSender(sender) ?? []);
    },
    registerSender: async (connection, { phone, wabaId, method, displayName, callbackUrl, statusUrl }) =>
      known(
        await post(connection, sendersUrl(client), {
          sender_id: `whatsapp:${phone}`,
          configuration: compact({ waba_id: wabaId, verification_method: method }),
          webhook: {
            callback_url: callbackUrl,
            callback_method: "POST",
            status_callback_url: statusUrl,
            status_callback_method: "POST",
          },
          profile: { name: displayName },
        }),
      ),
    verifySender: async (connection, senderId, code) => {
      await post(connection, senderUrl(client, senderId), { configuration: { verification_code: code } });
    },
    readSender: async (connection, senderId) =>
      known(await client.json(connection, "GET", senderUrl(client, senderId))),
    removeSender: async (connection, senderId) => {
      await client.json(connection, "DELETE", senderUrl(client, senderId)).catch((error: unknown) => {
        if (!(error instanceof ProviderError) || error.details.httpStatus !== 404) throw error;
      });
    },
  };
}

function known(facts: Bag): TwilioSender {
  const sender = toSender(facts);
  if (!sender) throw new ProviderError("unknown", { safeText: "the provider's answer names no sender" });
  return sender;
}
