import { createHmac, timingSafeEqual } from "node:crypto";

/** Compares without telling by time where they differ. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** True when one of the secrets that count, the present and during rotation the previous one, gives what was sent. */
export const anySecret = (secrets: (string | undefined)[], matches: (secret: string) => boolean): boolean =>
  secrets.some((secret) => secret !== undefined && secret !== "" && matches(secret));

/** HMAC-SHA256 over the raw bytes, as 360dialog signs a partner's webhooks. */
export const hexSignature = (secret: string, rawBody: Uint8Array): string =>
  createHmac("sha256", secret).update(rawBody).digest("hex");

/** Meta: `X-Hub-Signature-256: sha256=<hex>` over the raw bytes with the app's secret. */
export const metaSignature = (secret: string, rawBody: Uint8Array): string => `sha256=${hexSignature(secret, rawBody)}`;

/** Twilio: HMAC-SHA1 over the public address followed by the sorted keys and values, base64 (providers.md C5). */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams): string {
  const keys = [...new Set(form.keys())].sort();
  const text = keys
    .map((key) =>
      [...new Set(form.getAll(key))]
        .sort()
        .map((value) => key + value)
        .join(""),
    )
    .join("");
  return createHmac("sha1", authToken)
    .update(url + text, "utf8")
    .digest("base64");
}

/** Twilio signs some addresses with the port that HTTPS has anyway; its own libraries accept both. */
export function twilioUrls(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { protocol, port } = new URL(url);
  if (port !== "") return [url];
  return [url, url.replace(/^(https?:\/\/[^/?#]+)/, `$1:${protocol === "https:" ? 443 : 80}`)];
}
