import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numberEvents } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import { loadConnection } from "../numbers/connection";
import { addTemplate } from "../test-world";
import { chooseNumber } from "./choose-number";
import { enterNumber } from "./enter-number";
import { finishRegistration } from "./finish-registration";
import { finishSignup } from "./finish-signup";
import { registrationWorld } from "./registration-world";
import { requestCode } from "./request-code";
import { saveCredentials } from "./save-credentials";
import { saveRegistration } from "./save-registration";
import { showMove } from "./show-move";
import { showRegistration } from "./show-registration";
import { startRegistration } from "./start-registration";
import { verifyCode } from "./verify-code";

type World = Awaited<ReturnType<typeof registrationWorld>>;
let w: World;
beforeAll(async () => {
  w = await registrationWorld();
});
afterAll(() => w.close());

const appId = "634974688087057";
const byHand = (registrationId: string, change: object = {}) =>
  saveCredentials(w.ctx, {
    provider: "meta",
    registrationId,
    wabaId: "30200",
    appId,
    phoneNumberId: "",
    accessToken: "other-token",
    appSecret: "demo-app-secret-of-the-simulator",
    verifyToken: "",
    ...change,
  });
const twilioAccount = (registrationId: string) =>
  saveCredentials(w.ctx, {
    provider: "twilio",
    registrationId,
    accountSid: "AC1",
    authToken: "auth",
    apiKeySid: "",
    apiKeySecret: "",
  });
const accept = (registrationId: string, more: object = {}) =>
  saveRegistration(w.ctx, {
    registrationId,
    fields: { costAccepted: true, termsAccepted: true, notInApp: true, displayName: "Kola Brázda Nové", ...more },
  });

describe("Embedded Signup", () => {
  const signUp = () => w.lever("/meta-dialog/finish", { appId: "634974688087057", number: "110", coexistence: false });

  it("exchanges the code and believes the token, not the browser (S3.12, S3.14)", async () => {
    const registrationId = await w.start("meta");
    const { code } = await signUp();
    const hint = { wabaId: "99999", providerNumberId: null };
    expect(await finishSignup(w.ctx, { registrationId, code, ...hint })).toEqual({ found: 2 });
    expect((await w.find(registrationId)).data.config.wabaId).toBe("30200");
    await expect(finishSignup(w.ctx, { registrationId, code, ...hint })).rejects.toThrow(/signupExpired/);
  });
});

describe("Meta by hand with the phone number id", () => {
  it("takes the number at once, with the verify token that was given", async () => {
    const registrationId = await w.start("meta");
    const given = { phoneNumberId: "111", verifyToken: "a-token-of-the-company" };
    expect(await byHand(registrationId, given)).toEqual({ found: 2 });
    expect(await showRegistration(w.ctx, { registrationId })).toMatchObject({
      phone: "+420725118445",
      state: "verified",
      chosen: { ref: "111" },
    });
    await accept(registrationId);
    await finishRegistration(w.ctx, { registrationId, name: "Reklamace" });
    const number = await w.numberOf("+420725118445");
    const { config, secrets } = await loadConnection(w.ctx, number?.connectionId ?? "");
    expect(config).toEqual({ wabaId: "30200", appId });
    expect(secrets.verifyToken).toBe("a-token-of-the-company");
  });

  it("refuses an id of another account in words, and keeps nothing", async () => {
    const registrationId = await w.start("meta");
    await expect(byHand(registrationId, { phoneNumberId: "113" })).rejects.toMatchObject({
      key: "numberNotOfAccount",
      values: { waba: "30200" },
    });
    expect(await w.find(registrationId)).toMatchObject({ sealedSecrets: null, busyUntil: null, data: { listed: [] } });
  });
});

describe("a number that stays in the WhatsApp Business app (coexistence, S3.25)", () => {
  it("is connected without a code, a PIN or a new registration, at its own pace", async () => {
    const registrationId = await w.start("meta");
    const { code, event } = await w.lever("/meta-dialog/finish", { appId, number: "110", coexistence: true });
    expect(event).toBe("FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING");
    await finishSignup(w.ctx, { registrationId, code, wabaId: "30200", providerNumberId: null });
    await chooseNumber(w.ctx, { registrationId, ref: "110" });
    await accept(registrationId, { notInApp: false });
    const refuse = () => Promise.reject(new Error("it must not be registered again"));
    const { meta } = w.ctx.onboarding;
    const ctx = { ...w.ctx, onboarding: { ...w.ctx.onboarding, meta: { ...meta, register: refuse } } };
    await finishRegistration(ctx, { registrationId, name: "Půjčovna" });
    expect(await w.numberOf("+420725118444")).toMatchObject({
      status: "active",
      providerNumberId: "110",
      ratePerSecond: 20,
      providerRate: 20,
    });
  });
});

describe("Twilio's code once more (S3.28)", () => {
  const phone = "+420725118499";
  const codes = async () => (await fetch(`${w.simulator.url}/_sim/codes?${new URLSearchParams({ phone })}`)).json();

  it("comes by a new sender after the cool-down, by a call, with all its tries; the old one is void", async () => {
    const registrationId = await w.start("twilio", "register");
    await twilioAccount(registrationId);
    await accept(registrationId);
    await enterNumber(w.ctx, { registrationId, phone });
    await requestCode(w.ctx, { registrationId, method: "sms" });
    await w.pass(5000);
    const first = await w.codeOn(phone);
    await expect(requestCode(w.ctx, { registrationId, method: "voice" })).rejects.toMatchObject({
      key: "codeCoolDown",
      values: { seconds: 55 },
    });
    await verifyCode(w.ctx, { registrationId, code: first === "000000" ? "000001" : "000000" });
    await w.pass(55_000);
    await requestCode(w.ctx, { registrationId, method: "voice" });
    await w.pass(5000);
    expect((await codes()).map(({ method }: { method: string }) => method)).toEqual(["VOICE", "SMS"]);
    expect((await showRegistration(w.ctx, { registrationId })).code).toMatchObject({ triesLeft: 3, sendsLeft: 3 });
    const second = await w.codeOn(phone);
    if (first !== second)
      expect(await verifyCode(w.ctx, { registrationId, code: first })).toMatchObject({ ok: false, triesLeft: 2 });
    expect(await verifyCode(w.ctx, { registrationId, code: second })).toEqual({ ok: true });
    await w.pass(5000);
    await finishRegistration(w.ctx, { registrationId, name: "Brno" });
    expect(await w.numberOf(phone)).toMatchObject({ status: "active" });
  });

  it("never costs a sender that is verified or being looked at, and survives one that is gone", async () => {
    const registrationId = await w.start("twilio", "register");
    await twilioAccount(registrationId);
    await accept(registrationId);
    await enterNumber(w.ctx, { registrationId, phone: "+420725118498" });
    await requestCode(w.ctx, { registrationId, method: "sms" });
    await w.pass(90_000);
    const { twilio } = w.ctx.onboarding;
    const saying = (status: string, codeVerified: boolean) => ({
      ...w.ctx,
      onboarding: {
        ...w.ctx.onboarding,
        twilio: {
          ...twilio,
          readSender: async (...given: Parameters<typeof twilio.readSender>) => ({
            ...(await twilio.readSender(...given)),
            status,
            codeVerified,
          }),
          removeSender: () => Promise.reject(new Error("it must not be removed")),
        },
      },
    });
    const again = { registrationId, method: "sms" as const };
    await expect(requestCode(saying("VERIFYING", false), again)).rejects.toThrow(/senderVerifying/);
    await expect(requestCode(saying("ONLINE", true), again)).rejects.toThrow(/senderVerified/);
    const { data } = await w.find(registrationId);
    const senderId = data.listed.find((one) => one.ref === data.chosen)?.senderId ?? "";
    const connection = {
      id: "c",
      provider: "twilio" as const,
      config: { accountSid: "AC1" },
      secrets: { authToken: "auth" },
    };
    await twilio.removeSender(connection, senderId);
    await twilio.removeSender(connection, senderId);
    await w.pass(300_000);
    await requestCode(w.ctx, again);
    await w.pass(5000);
    expect(await verifyCode(w.ctx, { registrationId, code: await w.codeOn("+420725118498") })).toEqual({ ok: true });
  });
});

describe("a code that has run out (S3.26)", () => {
  it("is refused like a wrong one and costs a try; another one works", async () => {
    await w.lever("/_sim/numbers", {
      ...{ provider: "meta", wabaId: "30200", phoneNumberId: "119", phone: "+420725118449", displayName: "Servis" },
      ...{ dailyLimit: 1000, ratePerSecond: 25, accessToken: "other-token", appId, verifyToken: "v" },
      ...{ appSecret: "demo-app-secret-of-the-simulator", setup: { codeVerified: false } },
    });
    const registrationId = await w.start("meta");
    await byHand(registrationId, { phoneNumberId: "119" });
    await accept(registrationId);
    await requestCode(w.ctx, { registrationId, method: "sms" });
    const old = await w.codeOn("+420725118449");
    await w.pass(11 * 60_000);
    expect(await verifyCode(w.ctx, { registrationId, code: old })).toMatchObject({ ok: false, triesLeft: 2 });
    await requestCode(w.ctx, { registrationId, method: "sms" });
    expect(await verifyCode(w.ctx, { registrationId, code: await w.codeOn("+420725118449") })).toEqual({ ok: true });
  });
});

describe("a number that moves from provider to provider (O20)", () => {
  it("stays the same number, with templates matched by name and language, from Meta over 360dialog to Twilio", async () => {
    const phone = "+420725118447";
    const at = { phone, displayName: "Dílna", dailyLimit: 1000, ratePerSecond: 25 };
    const channel = { wabaId: "303", phoneNumberId: "212", channelId: "ch7", apiKey: "key7" };
    await w.lever("/_sim/numbers", { ...at, provider: "360dialog", ...channel });
    await w.lever("/_sim/numbers", {
      ...at,
      provider: "twilio",
      accountSid: "AC1",
      authToken: "auth",
      senderSid: "XE7",
    });
    const first = await w.start("meta");
    await byHand(first, { wabaId: "30201", phoneNumberId: "113" });
    await accept(first);
    const { numberId } = await finishRegistration(w.ctx, { registrationId: first, name: "Dílna" });
    const templateId = await addTemplate(w.ctx, numberId, { providerTemplateId: "at-meta" });
    expect(await showMove(w.ctx, { numberId })).toEqual({ numberId, name: "Dílna", phone, provider: "meta" });
    expect(await showMove(w.ctx, { numberId: w.ctx.newId() })).toBeNull();

    const move = async (provider: "360dialog" | "twilio", ref: string) => {
      const started = await startRegistration(w.ctx, { provider, way: "connect", movesNumberId: numberId });
      const { registrationId } = started;
      if (provider === "twilio") await twilioAccount(registrationId);
      else await saveCredentials(w.ctx, { provider, registrationId, apiKey: "key7" });
      const shown = await showRegistration(w.ctx, { registrationId });
      expect(shown.data).toMatchObject({ moving: { numberId, phone }, name: "Dílna" });
      expect(shown.data.listed.find((one) => one.ref === ref)?.ours).toMatchObject({ id: numberId, isHere: false });
      await chooseNumber(w.ctx, { registrationId, ref });
      await accept(registrationId);
      expect(await finishRegistration(w.ctx, { registrationId, name: "Dílna" })).toEqual({ numberId });
    };
    await move("360dialog", "212");
    expect(await w.numberOf(phone)).toMatchObject({ id: numberId, providerNumberId: "212", status: "active" });
    await move("twilio", "XE7");
    expect(await w.numberOf(phone)).toMatchObject({ id: numberId, providerNumberId: phone, status: "active" });
    const moved = await w.world.db.select().from(numberEvents).where(eq(numberEvents.numberId, numberId));
    expect(moved.filter(({ kind }) => kind === "moved").map(({ details }) => details)).toMatchObject([
      { from: "meta", to: "360dialog" },
      { from: "360dialog", to: "twilio" },
    ]);
    const [template] = await w.world.db.select().from(templates).where(eq(templates.id, templateId));
    expect(template?.numberId).toBe(numberId);
  });
});
