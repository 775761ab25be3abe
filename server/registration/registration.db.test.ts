import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { loadConnection } from "../numbers/connection";
import { ProviderError } from "../providers/types";
import { addUser } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { receiveWebhook } from "../webhooks/receive-webhook";
import { chooseNumber, listAgain } from "./choose-number";
import { discardRegistration } from "./discard-registration";
import { enterNumber } from "./enter-number";
import { finishRegistration } from "./finish-registration";
import { registrationWorld } from "./registration-world";
import { requestCode } from "./request-code";
import { registrationRouter } from "./router";
import { saveCredentials } from "./save-credentials";
import { saveRegistration } from "./save-registration";
import { listRegistrations, showRegistration } from "./show-registration";
import { verifyCode } from "./verify-code";

type World = Awaited<ReturnType<typeof registrationWorld>>;
let w: World;
beforeAll(async () => {
  w = await registrationWorld();
});
afterAll(() => w.close());

const accept = (registrationId: string, more: object = {}) =>
  saveRegistration(w.ctx, {
    registrationId,
    fields: { costAccepted: true, termsAccepted: true, notInApp: true, displayName: "Kola Brázda Nové", ...more },
  });
const byHand = (registrationId: string, change: object = {}) =>
  saveCredentials(w.ctx, {
    provider: "meta",
    registrationId,
    wabaId: "30200",
    appId: "634974688087057",
    phoneNumberId: "",
    verifyToken: "",
    accessToken: "other-token",
    appSecret: "demo-app-secret-of-the-simulator",
    ...change,
  });
const twilioAccount = (registrationId: string, authToken = "auth") =>
  saveCredentials(w.ctx, {
    provider: "twilio",
    registrationId,
    accountSid: "AC1",
    authToken,
    apiKeySid: "",
    apiKeySecret: "",
  });

describe("who may (S0.11)", () => {
  it.each(["supervisor", "operator"] as const)("refuses a %s everything", async (role) => {
    const registrationId = await w.start("meta");
    const caller = createCaller(registrationRouter)({ ...w.ctx, actor: await addUser(w.ctx, { role }) });
    const one = { registrationId };
    const calls = [
      caller.list(),
      caller.get(one),
      caller.start({ provider: "meta", way: "connect" }),
      caller.save({ registrationId, fields: {} }),
      caller.discard(one),
      caller.openPortal(one),
      caller.requestCode({ registrationId, method: "sms" }),
      caller.verify({ registrationId, code: "123456" }),
      caller.finish({ registrationId, name: "Servis" }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a registration that is left and gone on with", () => {
  it("keeps step and fields, is listed, and is over once discarded (N.51)", async () => {
    const registrationId = await w.start("twilio", "register");
    await saveRegistration(w.ctx, { registrationId, step: "company", fields: { legalName: "Kola Brázda s.r.o." } });
    await saveRegistration(w.ctx, { registrationId, fields: { website: "kolabrazda.example" } });
    const shown = await showRegistration(w.ctx, { registrationId });
    expect(shown).toMatchObject({
      step: "company",
      data: { legalName: "Kola Brázda s.r.o.", website: "kolabrazda.example" },
    });
    expect((await listRegistrations(w.ctx)).map(({ id }) => id)).toContain(registrationId);
    await discardRegistration(w.ctx, { registrationId });
    await discardRegistration(w.ctx, { registrationId });
    expect((await listRegistrations(w.ctx)).map(({ id }) => id)).not.toContain(registrationId);
    await expect(saveRegistration(w.ctx, { registrationId, fields: {} })).rejects.toThrow(/registrationOver/);
    expect(await w.auditOf(registrationId)).toEqual(["registration.started", "registration.discarded"]);
  });
});

describe("Meta by hand", () => {
  it("connects a verified number: PIN, webhook, sealed secrets, once for two clicks (S3.5, S3.29, S3.30, S3.38)", async () => {
    const registrationId = await w.start("meta");
    expect(await byHand(registrationId)).toEqual({ found: 2 });
    await chooseNumber(w.ctx, { registrationId, ref: "111" });
    await expect(finishRegistration(w.ctx, { registrationId, name: "Reklamace" })).rejects.toThrow(/termsFirst/);
    await accept(registrationId);
    const { numberId } = await finishRegistration(w.ctx, { registrationId, name: "Reklamace" });
    expect(await finishRegistration(w.ctx, { registrationId, name: "Jinak" })).toEqual({ numberId });
    const number = await w.numberOf("+420725118445");
    expect(number).toMatchObject({ id: numberId, name: "Reklamace", status: "active", providerNumberId: "111" });
    const [connection] = (await w.allConnections()).filter(({ id }) => id === number?.connectionId);
    expect(connection).toMatchObject({ provider: "meta", config: { wabaId: "30200" }, webhookError: null });
    expect(connection?.webhookRegisteredAt).not.toBeNull();
    expect((await w.find(registrationId)).sealedSecrets).toBeNull();
    expect(w.world.sentJobs).toContainEqual({ name: "templates/sync.due", data: { numberId } });
    expect(await w.auditOf(registrationId)).toContain("registration.finished");
  });

  it("asks for the code, counts wrong ones, joins the account's connection (S3.1, S3.2, S3.22, S3.26–S3.28, S3.40)", async () => {
    const registrationId = await w.start("meta");
    await byHand(registrationId);
    await chooseNumber(w.ctx, { registrationId, ref: "110" });
    await expect(requestCode(w.ctx, { registrationId, method: "sms" })).rejects.toThrow(/costFirst/);
    await accept(registrationId);
    await requestCode(w.ctx, { registrationId, method: "sms" });
    await expect(requestCode(w.ctx, { registrationId, method: "sms" })).rejects.toMatchObject({
      key: "codeCoolDown",
      values: { seconds: 60 },
    });
    const right = await w.codeOn("+420725118444");
    const wrong = right === "000000" ? "000001" : "000000";
    expect(await verifyCode(w.ctx, { registrationId, code: wrong })).toEqual({
      ok: false,
      reason: "wrong_code",
      triesLeft: 2,
    });
    expect(await showRegistration(w.ctx, { registrationId })).toMatchObject({
      state: "wrong_code",
      code: { triesLeft: 2 },
    });
    await expect(finishRegistration(w.ctx, { registrationId, name: "Půjčovna" })).rejects.toThrow(/verifyFirst/);
    for (const left of [1, 0])
      expect(await verifyCode(w.ctx, { registrationId, code: wrong })).toMatchObject({ triesLeft: left });
    await expect(verifyCode(w.ctx, { registrationId, code: right })).rejects.toThrow(/codeUsedUp/);
    await w.pass(60_000);
    await requestCode(w.ctx, { registrationId, method: "voice" });
    expect(await verifyCode(w.ctx, { registrationId, code: await w.codeOn("+420725118444") })).toEqual({ ok: true });
    expect(await verifyCode(w.ctx, { registrationId, code: "123456" })).toEqual({ ok: true });
    const { numberId } = await finishRegistration(w.ctx, { registrationId, name: "Půjčovna" });
    const [one, other] = [await w.numberOf("+420725118444"), await w.numberOf("+420725118445")];
    expect(one).toMatchObject({ id: numberId, connectionId: other?.connectionId });
    expect(one?.quotaScopeId).toBe(other?.quotaScopeId);
  });

  it("asks for the PIN of a number that has one, and keeps it sealed", async () => {
    const registrationId = await w.start("meta");
    await w.lever("/_sim/numbers/113/setup", { registered: false });
    await byHand(registrationId, { wabaId: "30201" });
    await chooseNumber(w.ctx, { registrationId, ref: "113" });
    await accept(registrationId);
    const finish = (pin?: string) => finishRegistration(w.ctx, { registrationId, name: "Dílna", pin });
    await expect(finish()).rejects.toThrow(/pinNeeded/);
    await expect(finish("111111")).rejects.toThrow(/pinWrong/);
    await finish("270411");
    const number = await w.numberOf("+420725118447");
    const { secrets } = await loadConnection(w.ctx, number?.connectionId ?? "");
    expect(secrets["pin.113"]).toBe("270411");
    expect(JSON.stringify(await w.allConnections())).not.toContain("270411");
  });

  it("keeps nothing of credentials that are refused", async () => {
    const registrationId = await w.start("meta");
    await expect(byHand(registrationId, { accessToken: "wrong" })).rejects.toThrow(/credentialsWrong/);
    await expect(byHand(registrationId, { accessToken: "" })).rejects.toThrow(/credentialsRequired/);
    expect(await w.find(registrationId)).toMatchObject({ sealedSecrets: null, state: "draft", busyUntil: null });
  });

  it("shows which secrets are saved, never the secrets", async () => {
    const registrationId = await w.start("meta");
    await byHand(registrationId);
    const shown = await showRegistration(w.ctx, { registrationId });
    expect(shown.savedSecrets).toEqual(expect.arrayContaining(["accessToken", "appSecret"]));
    expect(JSON.stringify(shown)).not.toMatch(/other-token|demo-app-secret/);
    expect(await byHand(registrationId, { accessToken: "", appSecret: "" })).toEqual({ found: 2 });
  });
});

/** What the provider shows of a number of ours. */
async function readProfile(ctx: Ctx, phone: string) {
  const number = await w.numberOf(phone);
  if (!number) throw new Error("no number");
  const connection = await loadConnection(ctx, number.connectionId);
  return ctx.providers[connection.provider].readProfile(connection, number);
}

describe("a new number", () => {
  it("is added to Meta's account only out of the app, and not over the account's limit (S3.25, S3.35)", async () => {
    const registrationId = await w.start("meta", "register");
    await byHand(registrationId);
    const enter = () => enterNumber(w.ctx, { registrationId, phone: "725 118 499" });
    await expect(enter()).rejects.toThrow(/notInAppFirst/);
    await accept(registrationId);
    await expect(enter()).rejects.toMatchObject({ code: expect.stringMatching(/conflict|unavailable/) });
    await expect(enterNumber(w.ctx, { registrationId, phone: "12" })).rejects.toThrow(/phoneInvalid/);
  });

  it("is registered at Twilio with a code and the profile that was filled in (S3.3, S3.16, S3.18, S3.19, S3.21)", async () => {
    const registrationId = await w.start("twilio", "register");
    expect(await twilioAccount(registrationId)).toEqual({ found: 2 });
    await accept(registrationId, { description: "Prodej a servis kol", industry: "retail" });
    await enterNumber(w.ctx, { registrationId, phone: "+420 725 118 499" });
    await requestCode(w.ctx, { registrationId, method: "sms" });
    await w.pass(5000);
    await expect(requestCode(w.ctx, { registrationId, method: "voice" })).rejects.toThrow(/codeCoolDown/);
    expect(await verifyCode(w.ctx, { registrationId, code: "000000" })).toMatchObject({ ok: false, triesLeft: 2 });
    expect(await verifyCode(w.ctx, { registrationId, code: await w.codeOn("+420725118499") })).toEqual({ ok: true });
    await expect(finishRegistration(w.ctx, { registrationId, name: "Brno" })).rejects.toThrow(/senderVerifying/);
    await w.pass(5000);
    await saveRegistration(w.ctx, { registrationId, fields: { description: "ř".repeat(140) } });
    const finish = () => finishRegistration(w.ctx, { registrationId, name: "Brno" });
    await expect(finish()).rejects.toMatchObject({ key: "descriptionTooLong", values: { over: 1 } });
    await saveRegistration(w.ctx, {
      registrationId,
      fields: { description: "ř".repeat(139), website: "kola.example" },
    });
    await finish();
    const sold = await readProfile(w.ctx, "+420725118499");
    expect(sold).toMatchObject({
      description: "ř".repeat(139),
      industry: "retail",
      websites: ["https://kola.example"],
    });
    expect(await w.numberOf("+420725118499")).toMatchObject({ status: "active", name: "Brno" });
    expect(await showRegistration(w.ctx, { registrationId })).toMatchObject({ state: "done" });
  });
});

describe("Twilio's existing sender", () => {
  it("is connected with its webhook, and its messages reach us", async () => {
    const registrationId = await w.start("twilio");
    await expect(twilioAccount(registrationId, "wrong")).rejects.toThrow(/credentialsWrong/);
    await twilioAccount(registrationId);
    await chooseNumber(w.ctx, { registrationId, ref: "XE2" });
    await accept(registrationId);
    await finishRegistration(w.ctx, { registrationId, name: "Plzeň" });
    const number = await w.numberOf("+420725118466");
    const before = w.simulator.posts.length;
    await w.lever(`/_sim/clients/${encodeURIComponent("+420603214587")}/write`, {
      number: "+420725118466",
      type: "text",
      text: "Dobrý den",
    });
    await w.pass(3000);
    const post = w.simulator.posts.slice(before).find(({ url }) => url.includes(number?.connectionId ?? "-"));
    expect(post).toBeDefined();
    const taken = await receiveWebhook(w.ctx, {
      provider: "twilio",
      connectionId: number?.connectionId ?? "",
      pathAndQuery: new URL(post?.url ?? "http://x").pathname,
      headers: new Headers(Object.entries(post?.headers ?? {}).map(([name, value]) => [name, String(value)])),
      body: new Blob([post?.body ?? ""]).stream(),
    });
    expect(taken).toBe("stored");
    expect((await w.numberOf("+420725118466"))?.lastInboundAt).not.toBeNull();
  });
});

describe("a provider that is down", () => {
  /** The world with a Meta that answers its list of numbers as the test says. */
  const listing = (listNumbers: () => Promise<never>): Ctx => ({
    ...w.ctx,
    onboarding: { ...w.ctx.onboarding, meta: { ...w.ctx.onboarding.meta, listNumbers } },
  });

  it("refuses in words and lets the next try in", async () => {
    const registrationId = await w.start("meta");
    await byHand(registrationId);
    const down = listing(() => Promise.reject(new ProviderError("unreachable", { safeText: "no answer" })));
    await expect(listAgain(down, { registrationId })).rejects.toMatchObject({ key: "providerFailed" });
    expect(await w.find(registrationId)).toMatchObject({ busyUntil: null, data: { listed: [{}, {}] } });
    await listAgain(w.ctx, { registrationId });
  });

  it("is asked by one call at a time", async () => {
    const registrationId = await w.start("meta");
    await byHand(registrationId);
    const meanwhile: unknown[] = [];
    const slow = listing(async () => {
      meanwhile.push(await listAgain(w.ctx, { registrationId }).catch((error: unknown) => error));
      throw new ProviderError("unreachable", { safeText: "no answer" });
    });
    await expect(listAgain(slow, { registrationId })).rejects.toMatchObject({ key: "providerFailed" });
    expect(meanwhile).toMatchObject([{ key: "registrationBusy" }]);
    await listAgain(w.ctx, { registrationId });
  });
});
