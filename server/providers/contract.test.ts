import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Simulator, startSimulator } from "@/simulator/start-simulator";
import { createProviders } from "./registry";
import { outbound } from "./test/fake-provider";
import type {
  Connection,
  Outbound,
  OutboundContent,
  ProviderAdapter,
  ProviderError,
  ProviderEvent,
  WebhookRequest,
} from "./types";

const client = "+420606111222";
const stranger = "+420606999888";
const image = readFileSync(new URL("../../simulator/samples/kolo.jpg", import.meta.url));
const timings = { sentMs: 5, deliveredMs: 10, readMs: 15, jitter: 0 };
const account = { displayName: "Kola Brázda", dailyLimit: 250, ratePerSecond: 100 };
const numbers = {
  meta: {
    ...account,
    provider: "meta" as const,
    phone: "+420777123456",
    wabaId: "102",
    phoneNumberId: "104100000000001",
    accessToken: "token",
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
    apiKey: "key",
  },
  twilio: {
    ...account,
    provider: "twilio" as const,
    phone: "+420777123458",
    accountSid: `AC${"0".repeat(31)}1`,
    authToken: "auth",
    senderSid: `XE${"0".repeat(31)}1`,
  },
};

/** The same story with every adapter, over real HTTP, against the simulator that enforces the providers' rules. */
describe.each(["meta", "360dialog", "twilio"] as const)("%s", (provider) => {
  const number = numbers[provider];
  const providerNumberId = provider === "twilio" ? number.phone : numbers[provider].phoneNumberId;
  const connection: Connection = {
    id: "c1",
    provider,
    config: { wabaId: "102", accountSid: numbers.twilio.accountSid },
    secrets: {
      accessToken: "token",
      appSecret: "tajemství",
      verifyToken: "znamení",
      apiKey: "key",
      webhookSecret: "hook",
      authToken: "auth",
    },
  };
  const us = { providerNumberId, phone: number.phone };
  const events: ProviderEvent[] = [];
  const forged: string[] = [];
  let simulator: Simulator;
  let adapter: ProviderAdapter;
  let desk: Server;
  let deskUrl = "";

  beforeAll(async () => {
    simulator = await startSimulator({
      world: { numbers: [number], clients: [{ phone: client, name: "Jana Dvořáková" }] },
      timings,
    });
    adapter = createProviders({ fetch, baseUrls: basesOf(simulator.url), timeoutMs: 3000 })[provider];
    desk = createServer(async (request, response) => {
      const url = new URL(request.url ?? "/", deskUrl);
      if (url.pathname === "/file") return void response.writeHead(200, { "content-type": "image/jpeg" }).end(image);
      if (request.method === "GET")
        return void response.end(adapter.answerHandshake(connection, url.searchParams) ?? "no");
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const webhook: WebhookRequest = {
        rawBody: Buffer.concat(chunks),
        headers,
        url: url.toString(),
        receivedAt: new Date(),
      };
      if (adapter.verifyWebhook(connection, webhook)) events.push(...adapter.fromProvider(webhook));
      else forged.push(url.toString());
      response.end();
    });
    await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
    // A TCP server has an address with a port.
    deskUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
    await adapter.registerWebhook(connection, us, `${deskUrl}/api/webhooks/${provider}/c1`);
  });

  afterAll(async () => {
    await simulator.close();
    desk.closeAllConnections();
    await new Promise((resolve) => desk.close(resolve));
  });

  const writes = async (write: Record<string, unknown>) => {
    const answer = await fetch(`${simulator.url}/_sim/clients/${encodeURIComponent(client)}/write`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ number: providerNumberId, ...write }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const messages = () => events.flatMap((event) => (event.type === "message" ? [event.message] : []));
  const arrived = (kind: string) =>
    vi.waitFor(() => {
      const found = messages().findLast((message) => message.kind === kind);
      if (!found) throw new Error(`no ${kind} has come`);
      return found;
    });
  let sends = 0;
  const send = (content: OutboundContent, more: Partial<Outbound> = {}) => {
    sends += 1;
    const ref = `v1.0190aaaa-0000-7000-8000-${String(sends).padStart(12, "0")}.1`;
    const statusCallbackUrl = `${deskUrl}/api/webhooks/${provider}/c1`;
    return adapter.send(connection, { ...outbound(content, { from: us, ref, statusCallbackUrl }), ...more });
  };
  const receiptsOf = (id: string) =>
    events.flatMap((event) => (event.type === "receipt" && event.providerMessageId === id ? [event] : []));
  /** Twilio takes such a message and refuses it later, by a receipt. */
  const refusalOf = (sent: ReturnType<typeof send>) =>
    sent.then(
      ({ providerMessageId }) =>
        vi.waitFor(() => {
          const failed = receiptsOf(providerMessageId).find(({ status }) => status === "failed");
          if (!failed) throw new Error("it is not refused");
          return failed.failure?.reason;
        }),
      (error: ProviderError) => error.reason,
    );
  const file = () => ({
    mimeType: "image/jpeg",
    fileName: "kolo.jpg",
    bytes: async () => new Uint8Array(image),
    link: `${deskUrl}/file`,
  });

  it("reads the templates and the health of the number", async () => {
    const templates = await adapter.listTemplates(connection);
    expect(templates.find(({ name, language }) => name === "servis_hotovo" && language === "cs")).toMatchObject({
      status: "approved",
      category: "utility",
    });
    expect(new Set(templates.map(({ status }) => status)).size).toBeGreaterThan(2);
    expect(await adapter.readNumber(connection, us)).toMatchObject({ status: "active" });
  });

  it("brings everything that a client sends, once, by the right number", async () => {
    const kinds = ["image", "video", "voice", "document", "sticker"];
    await writes({ type: "text", text: "Dobrý den, kdy bude hotové kolo?" });
    for (const type of kinds) await writes({ type });
    await writes({ type: "location", latitude: 50.0755, longitude: 14.4378, name: "U mostu" });
    for (const kind of ["text", "location", ...kinds]) {
      const message = await arrived(kind);
      expect(message.from).toMatchObject({ phone: client });
    }
    expect(events.every((event) => event.type !== "message" || event.providerNumberId === providerNumberId)).toBe(true);
    expect(forged).toEqual([]);
    const picture = (await arrived("image")).media;
    const downloaded = await adapter.downloadMedia(connection, picture?.providerRef ?? "", 10_000_000);
    expect(Buffer.from(downloaded.bytes).equals(image)).toBe(true);
    await expect(adapter.downloadMedia(connection, picture?.providerRef ?? "", 10)).rejects.toMatchObject({
      reason: "media_invalid",
    });
    await adapter.markRead(connection, us, (await arrived("text")).providerMessageId);
  });

  it("sends every kind, and its receipts carry our id", async () => {
    const { providerMessageId: quoted } = await arrived("text");
    const contents: OutboundContent[] = [
      { kind: "text", body: "Zítra v 15 hodin" },
      { kind: "image", ...file(), caption: "Hotovo" },
      { kind: "location", latitude: 50.0755, longitude: 14.4378, name: "Kola Brázda", address: "Vinohradská 12" },
      ...(adapter.capabilities.reactions
        ? [{ kind: "reaction" as const, toProviderMessageId: quoted, emoji: "👍" }]
        : []),
    ];
    for (const content of contents) {
      const more = content.kind === "text" && adapter.capabilities.quotes ? { replyToProviderMessageId: quoted } : {};
      const { providerMessageId } = await send(content, more);
      const ref = `v1.0190aaaa-0000-7000-8000-${String(sends).padStart(12, "0")}.1`;
      const receipts = await vi.waitFor(() => {
        const found = receiptsOf(providerMessageId);
        const isThere = found.some(({ status }) => content.kind === "reaction" || status === "delivered");
        if (!isThere) throw new Error(`no receipt of ${content.kind}`);
        return found;
      });
      expect(receipts.every((receipt) => receipt.ref === ref && receipt.providerNumberId === providerNumberId)).toBe(
        true,
      );
    }
  });

  it("sends a template to somebody who never wrote, and free text not", async () => {
    const template = (await adapter.listTemplates(connection)).find(
      ({ name, language }) => name === "servis_hotovo" && language === "cs",
    );
    const values = ["pane Nováku", "S-1", "990"];
    const parameters = { body: values, byToken: { "1": "pane Nováku", "2": "S-1", "3": "990" } };
    const content = {
      kind: "template" as const,
      name: "servis_hotovo",
      language: "cs",
      providerTemplateId: template?.providerTemplateId ?? "",
      parameters,
    };
    expect(await send(content, { to: { phone: stranger } })).toMatchObject({ state: "accepted" });
    expect(await refusalOf(send({ kind: "text", body: "Dobrý den" }, { to: { phone: stranger } }))).toBe(
      "window_closed",
    );
  });

  it("says what is wrong in our words", async () => {
    const wrong = { ...connection, secrets: { ...connection.secrets, accessToken: "x", apiKey: "x", authToken: "x" } };
    const text = outbound({ kind: "text", body: "x" }, { from: us });
    await expect(adapter.send(wrong, text)).rejects.toMatchObject({ reason: "auth" });
    const template = {
      kind: "template" as const,
      name: "neni_tu",
      language: "cs",
      providerTemplateId: `HX${"0".repeat(32)}`,
    };
    await expect(send({ ...template, parameters: { body: [] } })).rejects.toMatchObject({
      reason: "template_unusable",
    });
  });
});

const basesOf = (url: string) => ({
  metaGraph: `${url}/meta`,
  d360Api: `${url}/360dialog`,
  d360Hub: `${url}/360dialog-hub`,
  twilioApi: `${url}/twilio`,
  twilioContent: `${url}/twilio-content`,
  twilioMessaging: `${url}/twilio-messaging`,
});
