import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedApp } from "@/simulator/credentials";
import { addresses, connections, noon, type Simulated, simulatedProviders } from "../test/simulated";
import type { Connection } from "../types";
import { metaBrowser } from "./browser";

const waiting = {
  provider: "meta" as const,
  wabaId: "302",
  phoneNumberId: "110",
  phone: "+420725118444",
  displayName: "Půjčovna",
  accessToken: "other-token",
  ...simulatedApp,
  verifyToken: "verify",
  setup: { codeVerified: false, nameStatus: "NONE" as const },
};
const address = { providerNumberId: "110", phone: waiting.phone };
const connection: Connection = {
  id: "w",
  provider: "meta",
  config: { wabaId: "302", appId: simulatedApp.appId },
  secrets: { accessToken: "other-token", appSecret: simulatedApp.appSecret, verifyToken: "verify" },
};

let world: Simulated;
beforeAll(async () => {
  world = await simulatedProviders({ waiting: [waiting] });
});
afterAll(() => world.simulator.close());

const meta = () => world.onboarding.meta;
const signUp = async (): Promise<{ code: string; event: string; data: Record<string, string> }> =>
  world.post("/meta-dialog/finish", { appId: simulatedApp.appId, number: "110", coexistence: false });

describe("Embedded Signup", () => {
  it("gives a token for the account that was chosen, once", async () => {
    const { code, event, data } = await signUp();
    expect({ event, data }).toMatchObject({ event: "FINISH", data: { waba_id: "302", phone_number_id: "110" } });
    const { accessToken } = await meta().exchangeCode(code);
    expect(await meta().inspectToken({ accessToken })).toEqual({
      appId: simulatedApp.appId,
      scopes: ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"],
      missing: [],
      wabaIds: ["302"],
      expiresAt: null,
    });
    const granted = await meta().listNumbers({ ...connection, secrets: { ...connection.secrets, accessToken } });
    expect(granted).toEqual([
      {
        ...address,
        displayName: "Kola Brázda Půjčovna",
        nameStatus: "none",
        codeVerified: false,
        registered: false,
        twoStep: false,
        inBusinessApp: false,
        waba: {
          providerWabaId: "302",
          name: "Kola Brázda s.r.o.",
          status: "ACTIVE",
          verification: "not_verified",
          numberLimit: null,
        },
      },
    ]);
    await expect(meta().exchangeCode(code)).rejects.toMatchObject({ reason: "bad_request", details: { code: "100" } });
  });

  it("takes no code after its thirty seconds", async () => {
    const { code } = await signUp();
    world.simulator.clock.advance(30_001);
    await expect(meta().exchangeCode(code)).rejects.toThrow(/has expired/);
  });

  it("is not there without an app, and says so without calling anybody", async () => {
    const { createOnboarding } = await import("../registry");
    const calls: string[] = [];
    const counting: typeof fetch = async (input) => {
      calls.push(String(input));
      throw new TypeError("fetch failed");
    };
    const baseUrls = { metaGraph: "", d360Api: "", d360Hub: "", twilioApi: "", twilioContent: "", twilioMessaging: "" };
    const none = createOnboarding(
      { fetch: counting, baseUrls, timeoutMs: 10 },
      { meta: null, partner: null, metaDialogUrl: "https://www.facebook.com", d360ConnectUrl: "https://hub" },
    );
    expect([none.meta.app, none["360dialog"].partnerId]).toEqual([null, null]);
    await expect(none.meta.exchangeCode("x")).rejects.toMatchObject({ reason: "config" });
    await expect(none["360dialog"].channels(["a"])).rejects.toMatchObject({ reason: "config" });
    expect(calls).toEqual([]);
  });

  it("never tells the token, the code or the secret in an error", async () => {
    const { code } = await signUp();
    await meta().exchangeCode(code);
    const failures = await Promise.all(
      [
        meta().exchangeCode(code),
        meta().listNumbers({ ...connection, secrets: { accessToken: "EAAsecret-of-somebody" } }),
        meta().pointApp(
          { ...connection, secrets: { ...connection.secrets, appSecret: "wrong-app-secret" } },
          "https://x.example",
        ),
      ].map((call) => call.then(() => "it worked", String)),
    );
    for (const failure of failures)
      expect(failure).not.toMatch(
        new RegExp([code, "EAAsecret", "wrong-app-secret", simulatedApp.appSecret].join("|")),
      );
  });

  it("trusts the messages of Meta's own pages only, and of the simulator's where it stands in", () => {
    expect(metaBrowser(simulatedApp, "https://www.facebook.com/")).toMatchObject({
      sdkUrl: "https://connect.facebook.net/en_US/sdk.js",
      messageOrigins: ["https://www.facebook.com", "https://web.facebook.com"],
    });
    expect(metaBrowser(simulatedApp, "http://localhost:4100/meta-dialog")).toMatchObject({
      sdkUrl: "http://localhost:4100/meta-dialog/sdk.js",
      messageOrigins: ["http://localhost:4100"],
    });
    expect(Object.keys(metaBrowser(simulatedApp, "https://www.facebook.com"))).not.toContain("appSecret");
  });
});

describe("a number of Meta's on its way", () => {
  const request = (method: "sms" | "voice" = "sms") =>
    meta().requestCode(connection, address, { method, language: "cs" });

  it("is verified by the code from its phone and registered with a PIN", async () => {
    await expect(meta().register(connection, address, "123456")).rejects.toMatchObject({ details: { code: "133006" } });
    await request("voice");
    const code = await world.codeOn(address.phone);
    expect(code).toMatch(/^\d{6}$/);
    const wrong = code === "111111" ? "222222" : "111111";
    await expect(meta().verifyCode(connection, address, wrong)).rejects.toMatchObject({ details: { code: "136025" } });
    await meta().verifyCode(connection, address, code);
    await expect(meta().verifyCode(connection, address, code)).rejects.toMatchObject({ details: { code: "136025" } });
    await meta().register(connection, address, "123456");
    const [granted] = await meta().listNumbers(connection);
    expect(granted).toMatchObject({ codeVerified: true, registered: true, twoStep: true, nameStatus: "pending" });
    expect(await world.providers.meta.readNumber(connection, address)).toMatchObject({
      status: "name_pending",
      nameStatus: "pending",
      twoStep: true,
      waba: { providerWabaId: "302", verification: "not_verified" },
    });
  });

  it("is registered again with its own PIN only, and not too often", async () => {
    await expect(meta().register(connection, address, "654321")).rejects.toMatchObject({ details: { code: "133005" } });
    for (let each = 0; each < 9; each += 1) await meta().register(connection, address, "123456");
    await expect(meta().register(connection, address, "123456")).rejects.toMatchObject({ details: { code: "133016" } });
    world.simulator.clock.advance(72 * 3_600_000);
    await meta().register(connection, address, "123456");
  });

  it("locks after five wrong PINs", async () => {
    for (let each = 0; each < 5; each += 1)
      await expect(meta().register(connection, address, "000000")).rejects.toMatchObject({
        details: { code: "133005" },
      });
    await expect(meta().register(connection, address, "123456")).rejects.toMatchObject({ details: { code: "133008" } });
  });

  it("asks for five codes an hour, and a code lives ten minutes", async () => {
    await world.setup(address.phone, { codeVerified: false });
    world.simulator.clock.advance(3_600_000);
    for (let each = 0; each < 5; each += 1) await request();
    await expect(request()).rejects.toMatchObject({ details: { code: "136024" } });
    const code = await world.codeOn(address.phone);
    world.simulator.clock.advance(10 * 60_000 + 1);
    await expect(meta().verifyCode(connection, address, code)).rejects.toMatchObject({ details: { code: "136025" } });
  });

  it("finds no place in an account of an unverified business that has two", async () => {
    const second = { countryCode: "420", national: "725118445", displayName: "Kola Brázda Reklamace" };
    const { providerNumberId } = await meta().addNumber(connection, second);
    expect((await meta().listNumbers(connection)).map((number) => number.providerNumberId)).toContain(providerNumberId);
    const third = { ...second, national: "725118447" };
    await expect(meta().addNumber(connection, third)).rejects.toThrow(/limit of phone numbers/);
    await world.setup(address.phone, { verification: "verified" });
    await meta().addNumber(connection, third);
  });
});

describe("Meta's news", () => {
  it("of templates and accounts come to the app's own address, once it answers the handshake", async () => {
    const url = `${world.simulator.hookUrl}/hook`;
    const own = connections.meta;
    const subscription = async () =>
      (await world.providers.meta.examine(own, addresses.meta, url)).find(({ check }) => check === "subscription");
    expect(await subscription()).toEqual({ check: "subscription", result: "warning", code: "app_callback_elsewhere" });
    await meta().pointApp(own, url);
    expect(await subscription()).toEqual({ check: "subscription", result: "ok" });
    await expect(meta().pointApp(own, `${world.simulator.url}/phone`)).rejects.toThrow(/not the challenge/);
  });

  it("of a name that was refused is heard with its reason", async () => {
    const { simulator, providers, setup } = world;
    simulator.posts.length = 0;
    await setup(addresses.meta.phone, { nameStatus: "DECLINED", nameReason: "NAME_EMPLOYEE_ISSUE" });
    await simulator.run(100);
    const body = simulator.posts.at(-1)?.body ?? "";
    const request = { rawBody: Buffer.from(body), headers: new Headers(), url: "", receivedAt: new Date(noon) };
    expect(providers.meta.fromProvider(request)).toEqual([
      {
        type: "number",
        phone: addresses.meta.phone,
        providerWabaId: "300",
        nameStatus: "rejected",
        displayName: "Kola Brázda Servis",
        reason: "NAME_EMPLOYEE_ISSUE",
      },
    ]);
  });
});
