import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhook } from "../test/fake-provider";
import { connections, type Simulated, simulatedProviders } from "../test/simulated";

let world: Simulated;
beforeAll(async () => {
  world = await simulatedProviders();
});
afterAll(() => world.simulator.close());

const connection = connections.twilio;
const twilio = () => world.onboarding.twilio;
const wrong = { ...connection, secrets: { authToken: "a-token-of-somebody-else" } };

describe("an account at Twilio", () => {
  it("is known by its name, and its senders are listed", async () => {
    expect(await twilio().checkAccount(connection)).toEqual({ name: "Kola Brázda s.r.o.", status: "active" });
    expect(await twilio().listSenders(connection)).toEqual([
      {
        senderId: "XE1",
        status: "ONLINE",
        providerNumberId: "+420725118433",
        phone: "+420725118433",
        displayName: "Kola Brázda Servis",
        nameStatus: "none",
        codeVerified: true,
        registered: true,
        twoStep: null,
        inBusinessApp: false,
        waba: null,
      },
    ]);
  });

  it("with a wrong token is refused, and the token is not told", async () => {
    const failure = await twilio()
      .checkAccount(wrong)
      .then(() => "it worked", String);
    expect(failure).toMatch(/auth \(20003\)/);
    expect(failure).not.toContain("a-token-of-somebody-else");
  });
});

describe("a new sender", () => {
  const input = {
    phone: "+420725118467",
    wabaId: "340118002290566",
    method: "sms" as const,
    displayName: "Kola Brázda Brno",
  };

  it("is made, verified by the code from its phone, and comes online with our addresses", async () => {
    const { simulator } = world;
    const callbackUrl = `${simulator.hookUrl}/hook`;
    const made = await twilio().registerSender(connection, { ...input, callbackUrl, statusUrl: callbackUrl });
    expect(made).toMatchObject({ status: "CREATING", phone: input.phone, codeVerified: false, registered: false });
    await simulator.run(200);
    const read = () => twilio().readSender(connection, made.senderId);
    expect(await read()).toMatchObject({ status: "PENDING_VERIFICATION" });
    const code = await world.codeOn(input.phone);
    const other = code === "111111" ? "222222" : "111111";
    await expect(twilio().verifySender(connection, made.senderId, other)).rejects.toMatchObject({
      details: { code: "63114" },
    });
    await twilio().verifySender(connection, made.senderId, code);
    expect(await read()).toMatchObject({ status: "VERIFYING" });
    await simulator.run(600);
    expect(await read()).toMatchObject({
      status: "ONLINE",
      codeVerified: true,
      registered: true,
      displayName: input.displayName,
      waba: { providerWabaId: input.wabaId },
    });
    const number = { providerNumberId: input.phone, phone: input.phone };
    const findings = await world.providers.twilio.examine(connection, number, callbackUrl);
    expect(findings.find(({ check }) => check === "webhook")).toEqual({ check: "webhook", result: "ok" });
  });

  it("of a phone that is taken is refused", async () => {
    const url = `${world.simulator.hookUrl}/hook`;
    const taken = { ...input, phone: "+420725118433", callbackUrl: url, statusUrl: url };
    await expect(twilio().registerSender(connection, taken)).rejects.toMatchObject({ details: { code: "63110" } });
  });
});

describe("Twilio's debugger", () => {
  const read = (code: string, level = "ERROR") =>
    world.providers.twilio.fromProvider(
      webhook(
        new URLSearchParams({
          Sid: `NO${"0".repeat(32)}`,
          AccountSid: "AC1",
          Level: level,
          PayloadType: "application/json",
          Payload: JSON.stringify({ resource_sid: "SM1", error_code: code, more_info: { Msg: "Channel is gone" } }),
        }).toString(),
      ),
    );

  it("tells of the account's troubles; those of one message are left to its receipt", () => {
    expect(read("63112")).toEqual([
      { type: "number", alert: { severity: "warning", code: "63112", text: "Channel is gone" } },
    ]);
    expect(read("63016")).toEqual([{ type: "unknown", field: "debugger 63016" }]);
  });

  it.each(["63040", "63041", "63042", "63046"])("with %s has the templates read again at once", (code) => {
    expect(read(code)).toEqual([{ type: "template", providerTemplateId: "SM1", componentsChanged: true }]);
  });
});
