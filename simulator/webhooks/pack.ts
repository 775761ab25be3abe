import { createHmac } from "node:crypto";
import type { SimNumber } from "../model";
import type { WebhookItem } from "./queue";

export type Packed = { url: string; headers: Record<string, string>; body: string };

/** The POST as this provider makes and signs it; `items` are of one wire. */
export function pack(number: SimNumber, items: WebhookItem[]): Packed {
  const [first] = items;
  return first?.wire === "form" ? packForm(number, first.url, first.form) : packChanges(number, items);
}

function packChanges({ account, webhook }: SimNumber, items: WebhookItem[]): Packed {
  const changes = items.flatMap((item) => (item.wire === "cloud" ? [item.change] : []));
  const entry = { id: account.provider === "twilio" ? "" : account.wabaId, changes };
  const body = JSON.stringify({ object: "whatsapp_business_account", entry: [entry] });
  const proof =
    account.provider === "meta"
      ? { "x-hub-signature-256": hubSignature(account.appSecret, body) }
      : (webhook?.headers ?? {});
  return { url: webhook?.url ?? "", headers: { "content-type": "application/json", ...proof }, body };
}

function packForm({ account }: SimNumber, url: string, form: URLSearchParams): Packed {
  const authToken = account.provider === "twilio" ? account.authToken : "";
  return {
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-twilio-signature": formSignature(authToken, url, form),
    },
    body: form.toString(),
  };
}

/** Meta's proof over the bytes of the body. */
export const hubSignature = (appSecret: string, body: string): string =>
  `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;

/** Twilio's proof over the address and the sorted fields; every field is sent once. */
export const formSignature = (authToken: string, url: string, form: URLSearchParams): string => {
  const fields = [...form].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
  return createHmac("sha1", authToken)
    .update(url + fields.join(""))
    .digest("base64");
};
