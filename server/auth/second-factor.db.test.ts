import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { recoveryCodes, secondFactors } from "@/db/schema/auth";
import { auditEntries, users } from "@/db/schema/team";
import { parseKeyRing } from "../core/secrets";
import type { Person } from "../team/own-profile";
import { teamRouter } from "../team/router";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller, router } from "../trpc/procedures";
import { currentActor, whoAsks } from "./current-actor";
import { hashPassword } from "./passwords";
import { savePolicy } from "./policy";
import { resetSecondFactor } from "./reset-second-factor";
import { authRouter } from "./router";
import { setUpLifeMs, throttle } from "./rules";
import { resealFactors } from "./seal-factor";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  secondFactor,
} from "./second-factor";
import { signIn } from "./sign-in";

const appRouter = router({ auth: authRouter, team: teamRouter });
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const password = "correct horse";
let count = 0;
async function person(role: Role = "operator") {
  const id = world.ctx.newId();
  count += 1;
  const email = `second${count}@desk.example`;
  await world.db.insert(users).values({ id, email, name: "Jana", role, passwordHash: await hashPassword(password) });
  return { id, email };
}
const enter = (email: string, code?: string) =>
  signIn(world.ctx, { email, password, ip: null, userAgent: null, ...(code === undefined ? {} : { code }) });
async function signedIn(email: string, code?: string): Promise<Person> {
  const login = await enter(email, code);
  const asks = await whoAsks(world.ctx, login.ok ? login.loginId : "");
  const actor = asks.actor ?? asks.unfinished;
  if (!actor) throw new Error("not signed in");
  return { ...world.ctx, actor };
}
/** The code that an app shows now, or so many steps away. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() + steps * 30_000 });
const nextStep = () => world.clock.advanceMs(30_000);
async function protectedPerson(role: Role = "operator") {
  const { id, email } = await person(role);
  const me = await signedIn(email);
  const begun = await beginSecondFactor(me, { password });
  if (!begun.ok) throw new Error(begun.reason);
  const done = await confirmSecondFactor(me, { code: codeOf(begun.secret) });
  if (!done.ok) throw new Error(done.reason);
  nextStep();
  return { id, email, me, secret: begun.secret, codes: done.codes };
}
const actionsOf = async (userId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, userId))).map(({ action }) => action);
const wrongOf = (secret: string) => (codeOf(secret) === "000000" ? "111111" : "000000");

describe("setting up the second factor (N.8)", () => {
  it("asks for the password, counts only once a code proves it, and ends the logins that were without", async () => {
    const { id, email } = await person();
    const [me, elsewhere] = [await signedIn(email), await signedIn(email)];
    expect(await beginSecondFactor(me, { password: "wrong" })).toEqual({ ok: false, reason: "wrong" });
    const begun = await beginSecondFactor(me, { password });
    if (!begun.ok) throw new Error(begun.reason);
    expect(begun.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(await confirmSecondFactor(me, { code: wrongOf(begun.secret) })).toEqual({ ok: false, reason: "wrong" });
    expect(await enter(email)).toMatchObject({ ok: true });
    const done = await confirmSecondFactor(me, { code: codeOf(begun.secret) });
    expect(done.ok && new Set(done.codes).size).toBe(10);
    expect(await currentActor(world.ctx, elsewhere.actor.loginId)).toBeNull();
    expect(await currentActor(world.ctx, me.actor.loginId)).not.toBeNull();
    expect(await enter(email)).toEqual({ ok: false, reason: "second_factor" });
    expect(await actionsOf(id)).toContain("user.second_factor_set");
    expect(await beginSecondFactor(me, { password })).toEqual({ ok: false, reason: "already" });
  });

  it("is over half an hour after it began", async () => {
    const me = await signedIn((await person()).email);
    const begun = await beginSecondFactor(me, { password });
    world.clock.advanceMs(setUpLifeMs + 1000);
    const code = begun.ok ? codeOf(begun.secret) : "";
    expect(await confirmSecondFactor(me, { code })).toEqual({ ok: false, reason: "expired" });
  });

  it("keeps the secret sealed and recovery codes hashed, and seals anew with a new key", async () => {
    const { id, email, secret, codes } = await protectedPerson();
    const read = async () => [
      ...(await world.db.select().from(secondFactors).where(eq(secondFactors.userId, id))),
      ...(await world.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, id))),
    ];
    const kept = JSON.stringify(await read());
    for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
      expect(kept).not.toContain(told);
    const newest = `k2:${Buffer.alloc(32, 9).toString("base64")}`;
    const both = { ...world.ctx.env, ENCRYPTION_KEYS: [...parseKeyRing(newest), ...world.ctx.env.ENCRYPTION_KEYS] };
    expect((await resealFactors({ ...world.ctx, env: both })).rotated).toBeGreaterThan(0);
    const onlyNew = { ...world.ctx, env: { ...both, ENCRYPTION_KEYS: parseKeyRing(newest) } };
    const login = { email, password, code: codeOf(secret), ip: null, userAgent: null };
    expect(await signIn(onlyNew, login)).toMatchObject({ ok: true });
    await resealFactors({ ...world.ctx, env: { ...both, ENCRYPTION_KEYS: both.ENCRYPTION_KEYS.toReversed() } });
  });
});

describe("signing in with a second factor (N.8)", () => {
  it("tells of the second step only who knows the password (§6.5 #14)", async () => {
    const { email } = await protectedPerson();
    const wrong = { email, password: "wrong", code: "000000", ip: null, userAgent: null };
    expect(await signIn(world.ctx, wrong)).toEqual({ ok: false, reason: "invalid" });
  });

  it("takes a code once, also when it comes twice at the same moment, and nothing older", async () => {
    const { email, secret } = await protectedPerson();
    world.clock.advanceMs(60_000);
    const both = await Promise.all([enter(email, codeOf(secret)), enter(email, codeOf(secret))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await enter(email, codeOf(secret, -1))).toEqual({ ok: false, reason: "wrong_code" });
    nextStep();
    expect(await enter(email, codeOf(secret))).toMatchObject({ ok: true });
  });

  it("waits after five wrong codes, guessed one by one or all at once, and forgets them later (§6.5 #13)", async () => {
    const { id, email, secret } = await protectedPerson();
    const guesses = await Promise.all(Array.from({ length: 8 }, () => enter(email, wrongOf(secret))));
    expect(guesses.filter((answer) => !answer.ok && answer.reason === "wrong_code")).toHaveLength(throttle.perCode);
    expect(await enter(email, codeOf(secret))).toMatchObject({ ok: false, reason: "code_throttled" });
    expect((await actionsOf(id)).filter((action) => action === "user.second_factor_refused")).toHaveLength(5);
    world.clock.advanceMs(throttle.windowMs + 1000);
    expect(await enter(email, codeOf(secret))).toMatchObject({ ok: true });
  });

  it("takes a recovery code once, however it is typed, and says how many are left", async () => {
    const { id, email, codes } = await protectedPerson();
    const [first = ""] = codes;
    const me = await signedIn(email, ` ${first.toUpperCase().replaceAll("-", " ")} `);
    expect(await secondFactor(me)).toMatchObject({ codesLeft: 9, isRequired: false, cameBySso: false });
    expect(await enter(email, first)).toEqual({ ok: false, reason: "wrong_code" });
    expect(await actionsOf(id)).toContain("user.recovery_code_used");
  });
});

describe("giving the second factor up (N.8)", () => {
  it("needs the password and a code, and tells the person by mail", async () => {
    const { id, email, me, secret } = await protectedPerson();
    const mails: { to: string; subject: string }[] = [];
    const mailing: Person = { ...me, sendMail: async (mail) => void mails.push(mail) };
    const code = codeOf(secret);
    expect(await endSecondFactor(mailing, { password: "wrong", code })).toEqual({ ok: false, reason: "wrong" });
    expect(await endSecondFactor(mailing, { password, code: wrongOf(secret) })).toEqual({
      ok: false,
      reason: "wrongCode",
    });
    expect(await endSecondFactor(mailing, { password, code })).toEqual({ ok: true });
    await world.settle();
    expect(mails).toMatchObject([{ to: email, subject: "Hovorna: dvoufázové ověření je vypnuté" }]);
    expect(await enter(email)).toMatchObject({ ok: true });
    expect(await world.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, id))).toEqual([]);
    expect(await actionsOf(id)).toContain("user.second_factor_ended");
  });

  it("gives new recovery codes for both, which make the older ones worthless", async () => {
    const { email, me, secret, codes } = await protectedPerson();
    const renewed = await renewRecoveryCodes(me, { password, code: codeOf(secret) });
    expect(renewed.ok && renewed.codes).toHaveLength(10);
    expect(await enter(email, codes[0])).toEqual({ ok: false, reason: "wrong_code" });
    expect(await enter(email, renewed.ok ? renewed.codes[0] : "")).toMatchObject({ ok: true });
  });

  it("is an administrator's deed for who lost it, never for themselves, and ends every login (§6.5 #16)", async () => {
    const lost = await protectedPerson();
    const admin = await addUser(world.ctx, { role: "admin" });
    const call = createCaller(appRouter)(world.as(admin));
    await call.auth.resetSecondFactor({ userId: lost.id });
    expect(await currentActor(world.ctx, lost.me.actor.loginId)).toBeNull();
    expect(await enter(lost.email)).toMatchObject({ ok: true });
    await expect(call.auth.resetSecondFactor({ userId: lost.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const own = await protectedPerson("admin");
    await expect(resetSecondFactor(own.me, { userId: own.id })).rejects.toMatchObject({ key: "ownSecondFactor" });
    const supervisor = createCaller(appRouter)(world.as(await addUser(world.ctx, { role: "supervisor" })));
    await expect(supervisor.auth.resetSecondFactor({ userId: own.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, admin.userId));
    expect(trail.map(({ action }) => action)).toContain("user.second_factor_reset");
  });
});

describe("a company that requires it (N.8)", () => {
  it("lets who has none do nothing but set it up, from the next request on, by role", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const [operator, supervisor] = [await person("operator"), await person("supervisor")];
    const before = await signedIn(operator.email);
    await createCaller(appRouter)(admin).auth.savePolicy({ secondFactorFor: ["operator"], ssoOnly: false });
    expect(await currentActor(world.ctx, before.actor.loginId)).toBeNull();
    expect((await signedIn(supervisor.email)).actor.role).toBe("supervisor");
    const { actor, unfinished } = await whoAsks(world.ctx, before.actor.loginId);
    expect([actor, unfinished?.userId]).toEqual([null, operator.id]);
    const call = createCaller(appRouter)({ ...world.ctx, actor, unfinished });
    for (const refused of [() => call.team.me(), () => call.team.logins(), () => call.auth.secondFactor()])
      await expect(refused()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const begun = await call.auth.beginSecondFactor({ password });
    const code = begun.ok ? codeOf(begun.secret) : "";
    expect(await call.auth.confirmSecondFactor({ code })).toMatchObject({ ok: true });
    expect(await currentActor(world.ctx, before.actor.loginId)).not.toBeNull();
    await savePolicy(admin, { secondFactorFor: [], ssoOnly: false });
  });

  it("is set by administrators only and leaves a trace", async () => {
    for (const role of ["supervisor", "operator"] as const) {
      const call = createCaller(appRouter)(world.as(await addUser(world.ctx, { role })));
      await expect(call.auth.policy()).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(call.auth.savePolicy({ secondFactorFor: [], ssoOnly: false })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    const admin = await addUser(world.ctx, { role: "admin" });
    const call = createCaller(appRouter)(world.as(admin));
    await expect(call.auth.savePolicy({ secondFactorFor: [], ssoOnly: true })).rejects.toMatchObject({
      cause: { key: "ssoMissing" },
    });
    await call.auth.savePolicy({ secondFactorFor: ["admin"], ssoOnly: false });
    expect(await call.auth.policy()).toMatchObject({ secondFactorFor: ["admin"], ssoOnly: false, sso: null });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, admin.userId));
    expect(trail).toMatchObject([
      { action: "sign_in_policy.changed", details: { secondFactorFor: ["admin"], ssoOnly: false } },
    ]);
    await call.auth.savePolicy({ secondFactorFor: [], ssoOnly: false });
  });
});
