import { readFileSync } from "node:fs";
import type { ProviderName } from "@/db/enums";
import type { Wire } from "../quick-fetch";
import { createProviders } from "../registry";
import type { Connection, Outbound, OutboundContent, WebhookRequest } from "../types";

export type Call = { method: string; url: string; headers: Headers; body: string | FormData | null };

/** The adapters with a fetch that answers from a table by address; what is not in it cannot be reached. */
export function fakeProviders(answers: Record<string, () => Response> = {}, bases: Record<string, string> = {}) {
  const calls: Call[] = [];
  const answer: Wire = async (url, init) => {
    const { body } = init;
    calls.push({
      method: init.method ?? "GET",
      url,
      headers: new Headers(init.headers),
      body: body instanceof FormData ? body : body === undefined || body === null ? null : String(body),
    });
    const found = answers[url];
    if (!found) throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
    return found();
  };
  const baseUrls = {
    metaGraph: "https://graph.facebook.com",
    d360Api: "https://waba-v2.360dialog.io",
    d360Hub: "https://hub.360dialog.io",
    twilioApi: "https://api.twilio.com",
    twilioContent: "https://content.twilio.com",
    twilioMessaging: "https://messaging.twilio.com",
    ...bases,
  };
  return { ...createProviders({ fetch: answer, baseUrls, timeoutMs: 1000 }), calls };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

export const accountSid = "AC0000000000000000000000000000kb01";

export const connectionTo = (provider: ProviderName, secrets: Record<string, string> = {}): Connection => ({
  id: "0190aaaa-0000-7000-8000-000000000009",
  provider,
  config: { wabaId: "102", appId: "101", accountSid },
  secrets,
});

export const ourNumber = { providerNumberId: "104100000000001", phone: "+420777123456" };

export const outbound = (content: OutboundContent, more: Partial<Outbound> = {}): Outbound => ({
  from: ourNumber,
  to: { phone: "+420606111222" },
  content,
  ref: "v1.0190aaaa-0000-7000-8000-000000000001.1",
  statusCallbackUrl: "https://desk.kola-brazda.example/api/webhooks/twilio/c1",
  ...more,
});

export const receivedAt = new Date("2026-11-22T12:00:00Z");

export const webhook = (
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  url = "https://desk.kola-brazda.example/api/webhooks/meta/c1",
): WebhookRequest => ({
  rawBody: typeof body === "string" ? new TextEncoder().encode(body) : body,
  headers: new Headers(headers),
  url,
  receivedAt,
});

/** A payload beside the parser, written by us after the providers' documentation. */
export const fixture = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
