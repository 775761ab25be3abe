import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedPartner } from "@/simulator/credentials";
import { requestOf, type Simulated, simulatedProviders } from "../test/simulated";
import type { Connection } from "../types";

const waiting = {
  provider: "360dialog" as const,
  wabaId: "303",
  phoneNumberId: "111",
  phone: "+420725118455",
  displayName: "Velkoobchod",
  channelId: "pT4wQm9K",
  apiKey: "old-key",
  setup: { granted: false },
};
const redirectUrl = "https://desk.kola-brazda.example/settings/numbers/connect?step=2";

let world: Simulated;
beforeAll(async () => {
  world = await simulatedProviders({ waiting: [waiting] });
});
afterAll(() => world.simulator.close());

const dialog = () => world.onboarding["360dialog"];

/** The portal's page with these boxes ticked and this button pressed: where it leads. */
async function leave(button: "grant" | "cancel" | "fail", channels: string[] = []): Promise<URL> {
  const address = new URL(dialog().connectUrl({ state: "s t&1", redirectUrl, email: "kola@example.com" }));
  expect((await fetch(address)).status).toBe(200);
  address.pathname = address.pathname.replace(/permissions$/, "answer");
  address.searchParams.set("do", button);
  for (const channel of channels) address.searchParams.append("channel", channel);
  const answer = await fetch(address, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "");
}

describe("the Connect button", () => {
  it("comes back with the state as it was, and the channels that were granted", async () => {
    expect(await dialog().channels([waiting.channelId])).toEqual([]);
    const back = await leave("grant", [waiting.channelId]);
    expect(back.toString()).toContain(`${redirectUrl}&client=`);
    const returned = dialog().readReturn(back.searchParams);
    expect(returned).toEqual({
      state: "s t&1",
      clientId: "KoLaBr12CL",
      channels: [waiting.channelId],
      revoked: [],
      error: null,
    });
    expect(await dialog().channels([...returned.channels, "somebodyElses"])).toEqual([
      {
        channelId: waiting.channelId,
        clientId: "KoLaBr12CL",
        status: "ready",
        providerNumberId: "111",
        phone: waiting.phone,
        displayName: "Kola Brázda Velkoobchod",
        nameStatus: "approved",
        codeVerified: true,
        registered: true,
        twoStep: null,
        inBusinessApp: false,
        waba: { providerWabaId: "303", name: null, status: null, verification: "not_verified", numberLimit: null },
      },
    ]);
  });

  it("tells a person who turned back from one who was refused", async () => {
    expect(dialog().readReturn((await leave("cancel")).searchParams)).toMatchObject({ channels: [], error: null });
    expect(dialog().readReturn((await leave("fail")).searchParams)).toMatchObject({
      channels: [],
      error: "The account is not allowed to share numbers",
      state: "s t&1",
    });
  });
});

describe("an API key", () => {
  const keyed = (apiKey: string): Connection => ({
    id: "c9",
    provider: "360dialog",
    config: {},
    secrets: { apiKey, webhookSecret: "hook" },
  });

  it("that is made ends the older ones, and tells its number", async () => {
    await leave("grant", [waiting.channelId]);
    const { apiKey } = await dialog().createApiKey(waiting.channelId);
    await expect(dialog().numberOfKey("old-key")).rejects.toMatchObject({ reason: "auth" });
    expect(await dialog().numberOfKey(apiKey)).toMatchObject({
      providerNumberId: "111",
      phone: waiting.phone,
      displayName: "Kola Brázda Velkoobchod",
      waba: { providerWabaId: "303" },
    });
    await world.setup(waiting.phone, { granted: false });
    const refused = await dialog()
      .createApiKey(waiting.channelId)
      .then(() => "it worked", String);
    expect(refused).toMatch(/auth/);
    expect(refused).not.toContain(apiKey);
    expect(refused).not.toContain(simulatedPartner.partnerKey);
  });

  it("carries the webhook with our secret; the partner hears that the channel runs, signed", async () => {
    const { simulator, providers } = world;
    await leave("grant", [waiting.channelId]);
    const { apiKey } = await dialog().createApiKey(waiting.channelId);
    await dialog().pointPartner(`${simulator.hookUrl}/partner`);
    simulator.posts.length = 0;
    const number = { providerNumberId: "111", phone: waiting.phone };
    await providers["360dialog"].registerWebhook(keyed(apiKey), number, `${simulator.hookUrl}/hook`);
    await simulator.run(100);
    const request = requestOf(simulator.posts.find(({ url }) => url.endsWith("/partner")));
    expect(providers["360dialog"].verifyWebhook(keyed(apiKey), request)).toBe(false);
    expect(dialog().isFromPartner(request)).toBe(true);
    expect(dialog().isFromPartner({ ...request, rawBody: Buffer.from(`${request.rawBody} `) })).toBe(false);
    expect(await dialog().partnerAddress()).toBe(`${simulator.hookUrl}/partner`);
    expect(dialog().readPartnerNews(request)).toEqual({
      name: "channel_running",
      channelId: waiting.channelId,
      phone: waiting.phone,
      event: {
        type: "number",
        state: "active",
        reason: "channel_running",
        quality: "green",
        dailyLimit: 1000,
        displayName: "Kola Brázda Velkoobchod",
        nameStatus: "approved",
        verification: "not_verified",
      },
    });
  });
});

describe("the partner's news", () => {
  const read = (event: string, data: object = { id: "ch9", setup_info: { phone_number: "420725118455" } }) =>
    dialog().readPartnerNews({ rawBody: Buffer.from(JSON.stringify({ id: "e", event, data })) });

  it.each([
    ["account_restriction", { state: "limited", alert: { severity: "critical" } }],
    ["account_violation", { alert: { severity: "critical", code: "account_violation" } }],
    ["cancellation_request", { alert: { severity: "warning" } }],
    ["cancellation_processed", { state: "disconnected" }],
    ["template_messaging_disabled", { state: "limited" }],
    ["template_messaging_enabled", { state: "active" }],
  ])("%s counts for its own number", (event, facts) => {
    expect(read(event)).toMatchObject({ phone: "+420725118455", event: { type: "number", ...facts } });
  });

  it("about a client or of an unknown kind is said to be unknown", () => {
    for (const event of ["client_created", "constructor"])
      expect(read(event)).toMatchObject({ event: { type: "unknown" } });
  });

  it("about a channel without a phone is never about every number", () => {
    expect(read("account_restriction", { id: "ch9" })).toMatchObject({ channelId: "ch9", phone: null });
    expect(read("account_restriction", {})).toMatchObject({ event: { type: "unknown" } });
  });
});
