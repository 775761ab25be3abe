import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import type { ProviderAdapter } from "../providers/types";
import { ProviderError } from "../providers/types";
import { checkRegistration } from "./check-registration";
import { chooseNumber } from "./choose-number";
import { finishRegistration } from "./finish-registration";
import { followUpAll } from "./follow-up";
import { registrationWorld } from "./registration-world";
import { saveCredentials } from "./save-credentials";
import { saveRegistration } from "./save-registration";

type World = Awaited<ReturnType<typeof registrationWorld>>;
let w: World;
beforeAll(async () => {
  w = await registrationWorld();
});
afterAll(() => w.close());

const minuteMs = 60_000;

async function ready(ref: string): Promise<string> {
  const registrationId = await w.start("twilio");
  await saveCredentials(w.ctx, {
    provider: "twilio",
    registrationId,
    accountSid: "AC1",
    authToken: "auth",
    apiKeySid: "",
    apiKeySecret: "",
  });
  await chooseNumber(w.ctx, { registrationId, ref });
  await saveRegistration(w.ctx, { registrationId, fields: { costAccepted: true, termsAccepted: true } });
  return registrationId;
}

/** The world with a Twilio that sets webhooks as the test says. */
const setting = (registerWebhook: ProviderAdapter["registerWebhook"]): Ctx => ({
  ...w.ctx,
  providers: { ...w.ctx.providers, twilio: { ...w.ctx.providers.twilio, registerWebhook } },
});

const connectionOf = async (phone: string) => {
  const number = await w.numberOf(phone);
  return (await w.allConnections()).find(({ id }) => id === number?.connectionId);
};

describe("a process that dies after the number is ours (S3.30, O19)", () => {
  it("loses nothing: the tick sets the webhook and reads the state", async () => {
    const registrationId = await ready("XE2");
    let killed: () => void = () => undefined;
    const isThere = new Promise<void>((resolve) => {
      killed = resolve;
    });
    // Dead in the middle of the first call: it never answers, and nothing after it runs.
    const dying = setting(() => {
      killed();
      return new Promise(() => undefined);
    });
    void finishRegistration(dying, { registrationId, name: "Plzeň" });
    await isThere;
    expect(await w.find(registrationId)).toMatchObject({
      state: "done",
      followUps: ["webhook", "health", "load_profile"],
    });
    expect(await w.numberOf("+420725118466")).toMatchObject({ status: "connecting" });
    expect(await followUpAll(w.ctx)).toEqual({ due: 0 });
    w.world.clock.advanceMs(4 * minuteMs);
    expect(await followUpAll(w.ctx)).toEqual({ due: 1 });
    expect(await w.find(registrationId)).toMatchObject({ followUps: [], followUpAt: null });
    expect(await w.numberOf("+420725118466")).toMatchObject({ status: "active" });
    expect((await connectionOf("+420725118466"))?.webhookRegisteredAt).not.toBeNull();
    expect(await followUpAll(w.ctx)).toEqual({ due: 0 });
  });

  it("repeats only what failed, later each time, until a person is needed", async () => {
    await w.lever("/_sim/numbers", {
      provider: "twilio",
      phone: "+420725118488",
      displayName: "Dílna",
      dailyLimit: 1000,
      ratePerSecond: 25,
      accountSid: "AC1",
      authToken: "auth",
      senderSid: "XE9",
    });
    const registrationId = await ready("XE9");
    const failing = setting(() => Promise.reject(new ProviderError("unreachable", { safeText: "no answer" })));
    await finishRegistration(failing, { registrationId, name: "Dílna" });
    expect(await w.find(registrationId)).toMatchObject({ followUps: ["webhook"], followUpTries: 1 });
    const waits: number[] = [];
    for (let row = await w.find(registrationId); row.followUpAt; row = await w.find(registrationId)) {
      const waitMs = row.followUpAt.getTime() - w.world.clock.now().getTime();
      waits.push(waitMs / minuteMs);
      w.world.clock.advanceMs(waitMs);
      await followUpAll(failing);
    }
    expect(waits).toEqual([1, 5, 30, 120]);
    await checkRegistration(w.ctx, { registrationId });
    expect(await w.find(registrationId)).toMatchObject({ followUps: [], followUpAt: null });
    expect(await connectionOf("+420725118488")).toMatchObject({ webhookError: null });
  });
});
