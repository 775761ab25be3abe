import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUser } from "../test-world";
import { chooseNumber } from "./choose-number";
import { finishRegistration } from "./finish-registration";
import { openPortal } from "./open-portal";
import { registrationWorld } from "./registration-world";
import { returnFromPortal } from "./return-from-portal";
import { saveCredentials } from "./save-credentials";
import { saveRegistration } from "./save-registration";
import { showRegistration } from "./show-registration";

type World = Awaited<ReturnType<typeof registrationWorld>>;
let w: World;
beforeAll(async () => {
  w = await registrationWorld();
});
afterAll(() => w.close());

describe("360dialog", () => {
  const leave = async (registrationId: string) =>
    new URL((await openPortal(w.ctx, { registrationId })).url).searchParams.get("state") ?? "";
  const back = (query: Record<string, string>, ctx = w.ctx) => returnFromPortal(ctx, new URLSearchParams(query));

  it("comes back with channels, makes a key, sets the webhook and takes the number (S0.8, S0.9, S0.10, S3.6)", async () => {
    const registrationId = await w.start("360dialog");
    const state = await leave(registrationId);
    expect(await back({ client: "c", channels: "[ch2,not-ours]", state })).toEqual({ ok: true, registrationId });
    const shown = await showRegistration(w.ctx, { registrationId });
    expect(shown.data.listed.map(({ ref }) => ref)).toEqual(["ch2"]);
    await chooseNumber(w.ctx, { registrationId, ref: "ch2" });
    await saveRegistration(w.ctx, {
      registrationId,
      fields: { costAccepted: true, termsAccepted: true, notInApp: true, displayName: "Kola Brázda Nové" },
    });
    await finishRegistration(w.ctx, { registrationId, name: "Velkoobchod" });
    expect(await w.numberOf("+420725118455")).toMatchObject({ name: "Velkoobchod", providerNumberId: "112" });
    const partner = await w.ctx.onboarding["360dialog"].partnerAddress();
    expect(partner).toBe(`${w.simulator.hookUrl}/api/webhooks/360dialog/partner`);
    const again = await w.start("360dialog");
    await back({ client: "c", channels: "[ch2]", state: await leave(again) });
    const listed = (await showRegistration(w.ctx, { registrationId: again })).data.listed;
    expect(listed[0]?.ours).toMatchObject({ name: "Velkoobchod", isHere: true });
  });

  it("writes nothing for a forged, foreign, old or repeated state", async () => {
    const registrationId = await w.start("360dialog");
    const state = await leave(registrationId);
    const untouched = await w.find(registrationId);
    const query = { client: "c", channels: "[ch2]" };
    const nobody = { ok: false, reason: "unknown_state" };
    expect(await back({ ...query, state: "forged" })).toEqual(nobody);
    expect(await back(query)).toEqual(nobody);
    const other = await addUser(w.ctx, { role: "admin" });
    expect(await back({ ...query, state }, w.world.as(other))).toEqual(nobody);
    expect(await back({ ...query, state }, w.world.as({ ...w.admin, loginId: w.ctx.newId() }))).toEqual(nobody);
    expect(await w.find(registrationId)).toEqual(untouched);
    await leave(registrationId);
    expect(await back({ ...query, state })).toEqual(nobody);
    const late = await leave(registrationId);
    w.world.clock.advanceMs(60 * 60_000);
    expect(await back({ ...query, state: late })).toEqual(nobody);
    const good = await leave(registrationId);
    expect(await back({ ...query, state: good })).toMatchObject({ ok: true });
    expect(await back({ ...query, state: good })).toEqual(nobody);
  });

  it("says that it was cancelled or refused, and takes a pasted key", async () => {
    const registrationId = await w.start("360dialog");
    await back({ state: await leave(registrationId) });
    expect((await w.find(registrationId)).data.problem).toEqual({ kind: "cancelled" });
    await back({ error: "access_denied", state: await leave(registrationId) });
    expect((await w.find(registrationId)).data.problem).toMatchObject({ kind: "refused" });
    await back({ channels: "[not-ours]", state: await leave(registrationId) });
    expect((await w.find(registrationId)).data.problem).toEqual({ kind: "nothing_granted" });
    const paste = (apiKey: string) => saveCredentials(w.ctx, { provider: "360dialog", registrationId, apiKey });
    await expect(paste("wrong")).rejects.toThrow(/credentialsWrong/);
    expect(await paste("key")).toEqual({ found: 1 });
    expect((await showRegistration(w.ctx, { registrationId })).data).toMatchObject({
      problem: null,
      listed: [{ phone: "+420725118422" }],
    });
  });
});
