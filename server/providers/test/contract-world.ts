import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { vi } from "vitest";
import type { ProviderName } from "@/db/enums";
import { simulatedClientId, simulatedPartner } from "@/simulator/credentials";
import { startSimulator } from "@/simulator/start-simulator";
import { quickFetch } from "../quick-fetch";
import { createProviders } from "../registry";
import type { Connection, Outbound, OutboundContent, ProviderError, ProviderEvent, WebhookRequest } from "../types";
import { outbound } from "./fake-provider";

export const client = "+420606111222";
export const stranger = "+420606999888";
export const picture = readFileSync(new URL("../../../simulator/samples/kolo.jpg", import.meta.url));
/** As small as a logo may be (S0.21). */
export const logo = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#0a5" } })
  .jpeg()
  .toBuffer();

const account = { displayName: "Kola Brázda", dailyLimit: 250, ratePerSecond: 1000 };
const numbers = {
  meta: {
    ...account,
    provider: "meta" as const,
    phone: "+420777123456",
    wabaId: "102",
    phoneNumberId: "104100000000001",
    accessToken: "tajný-token",
    appId: "101",
    appSecret: "tajemství",
    verifyToken: "znamení",
  },
  "360dialog": {
    ...account,
    provider: "360dialog" as const,
    phone: "+420777123457",
    wabaId: "103",
    phoneNumberId: "104100000000002",
    channelId: "ch1",
    apiKey: "tajný-klíč",
  },
  twilio: {
    ...account,
    provider: "twilio" as const,
    phone: "+420777123458",
    accountSid: `AC${"0".repeat(31)}1`,
    authToken: "tajné-heslo",
    senderSid: `XE${"0".repeat(31)}1`,
  },
};
/** Latin-1 cannot hold them in a header, so they travel without their accents. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "");
export const secrets = {
  accessToken: plain(numbers.meta.accessToken),
  appSecret: numbers.meta.appSecret,
  verifyToken: numbers.meta.verifyToken,
  apiKey: plain(numbers["360dialog"].apiKey),
  webhookSecret: "tajny-hak",
  authToken: plain(numbers.twilio.authToken),
};

export type ContractWorld = Awaited<ReturnType<typeof contractWorld>>;

/** One adapter, over real HTTP, against the simulator that enforces the provider's rules, with a desk that hears its webhooks. */
export async function contractWorld(provider: ProviderName) {
  const number = plainNumber(provider);
  const events: ProviderEvent[] = [];
  const forged: string[] = [];
  const simulator = await startSimulator({
    world: { numbers: [number], clients: [{ phone: client, name: "Jana Dvořáková" }] },
    // Far enough apart that a busy machine does not run the steps of a message in the wrong order.
    timings: { sentMs: 5, deliveredMs: 150, readMs: 150, reviewMs: 3_600_000, jitter: 0 },
  });
  const baseUrls = {
    metaGraph: `${simulator.url}/meta`,
    d360Api: `${simulator.url}/360dialog`,
    d360Hub: `${simulator.url}/360dialog-hub`,
    twilioApi: `${simulator.url}/twilio`,
    twilioContent: `${simulator.url}/twilio-content`,
    twilioMessaging: `${simulator.url}/twilio-messaging`,
  };
  const adapter = createProviders({ fetch: quickFetch, baseUrls, timeoutMs: 3000, partner: simulatedPartner })[
    provider
  ];
  const connection: Connection = {
    id: "c1",
    provider,
    config: { wabaId: "102", appId: "101", accountSid: numbers.twilio.accountSid, clientId: simulatedClientId },
    secrets,
  };
  const providerNumberId = number.provider === "twilio" ? number.phone : number.phoneNumberId;
  const us = { providerNumberId, phone: number.phone };
  const desk = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", deskUrl);
    if (url.pathname === "/file") return void response.writeHead(200, { "content-type": "image/jpeg" }).end(picture);
    if (url.pathname === "/logo") return void response.writeHead(200, { "content-type": "image/jpeg" }).end(logo);
    if (request.method === "GET")
      return void response.end(adapter.answerHandshake(connection, url.searchParams) ?? "no");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const rawBody = Buffer.concat(chunks);
    const webhook: WebhookRequest = { rawBody, headers, url: url.toString(), receivedAt: new Date() };
    if (adapter.verifyWebhook(connection, webhook)) events.push(...adapter.fromProvider(webhook));
    else forged.push(url.toString());
    response.end();
  });
  // A connection that closes just when a webhook leaves would lose it: Twilio tries only once more.
  desk.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address with a port.
  const deskUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  const webhookUrl = `${deskUrl}/api/webhooks/${provider}/c1`;
  await adapter.registerWebhook(connection, us, webhookUrl);
  const post = async (path: string, body: unknown, method = "POST") => {
    const answer = await fetch(`${simulator.url}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  let sends = 0;
  return {
    provider,
    adapter,
    connection,
    us,
    events,
    forged,
    simulator,
    deskUrl,
    post,
    /** A client writes; answers the provider's id of what they wrote. */
    writes: async (write: Record<string, unknown>): Promise<string> => {
      const path = `/_sim/clients/${encodeURIComponent(client)}/write`;
      return (await post(path, { number: providerNumberId, ...write })).id;
    },
    /** The newest message of this kind that has come. */
    arrived: (kind: string) =>
      vi.waitFor(() => {
        const all = events.flatMap((event) => (event.type === "message" ? [event.message] : []));
        const found = all.findLast((message) => message.kind === kind);
        if (!found) throw new Error(`no ${kind} has come`);
        return found;
      }),
    send: (content: OutboundContent, more: Partial<Outbound> = {}) => {
      sends += 1;
      const ref = `v1.0190aaaa-0000-7000-8000-${String(sends).padStart(12, "0")}.1`;
      const message = { ...outbound(content, { from: us, ref, statusCallbackUrl: webhookUrl }), ...more };
      return adapter.send(connection, message).then((accepted) => ({ ...accepted, ref }));
    },
    receiptsOf: (id: string) => receiptsOf(events, id),
    /** The reason of a refusal, told at once or, as Twilio does, by a receipt. */
    refusalOf: (sent: Promise<{ providerMessageId: string }>) =>
      sent.then(
        ({ providerMessageId }) =>
          vi.waitFor(() => {
            const failed = receiptsOf(events, providerMessageId).find(({ status }) => status === "failed");
            if (!failed) throw new Error("it is not refused");
            return failed.failure?.reason;
          }),
        (error: ProviderError) => error.reason,
      ),
    /** What the reviewer and the clients make of a template. */
    lever: (name: string, change: Record<string, unknown>) =>
      post(`/_sim/numbers/${encodeURIComponent(providerNumberId)}/templates/${name}`, change),
    close: async () => {
      await simulator.close();
      desk.closeAllConnections();
      await new Promise((resolve) => desk.close(resolve));
    },
  };
}

const receiptsOf = (events: ProviderEvent[], id: string) =>
  events.flatMap((event) => (event.type === "receipt" && event.providerMessageId === id ? [event] : []));

function plainNumber(provider: ProviderName) {
  const { meta, twilio } = numbers;
  switch (provider) {
    case "meta":
      return { ...meta, accessToken: secrets.accessToken };
    case "360dialog":
      return { ...numbers["360dialog"], apiKey: secrets.apiKey };
    case "twilio":
      return { ...twilio, authToken: secrets.authToken };
  }
}
