import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { passwordResets } from "@/db/schema/auth";
import { auditEntries, users } from "@/db/schema/team";
import type { Mail } from "../alerts/mailer";
import type { Ctx } from "../context";
import { changePassword } from "../team/change-password";
import { switchUser } from "../team/switch-user";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller, router } from "../trpc/procedures";
import { currentActor } from "./current-actor";
import { hashPassword } from "./passwords";
import { requestReset } from "./request-reset";
import { resetByLink, showReset } from "./reset-by-link";
import { authRouter } from "./router";
import { resetLifeMs, throttle } from "./rules";
import { signIn } from "./sign-in";

const appRouter = router({ auth: authRouter });
let world: TestWorld;
let ctx: Ctx;
let mails: Mail[];
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.settle();
  mails = [];
  ctx = { ...world.ctx, sendMail: async (mail) => void mails.push(mail) };
});

let count = 0;
async function person(change: { active?: boolean; locale?: "cs" | "en" } = {}) {
  const id = world.ctx.newId();
  count += 1;
  const email = `lost${count}@desk.example`;
  const passwordHash = await hashPassword("correct horse");
  await world.db.insert(users).values({ id, email, name: "Jana", role: "operator", passwordHash, ...change });
  return { id, email };
}
const ask = async (email: string, ip: string | null = null) => {
  const answer = await requestReset(ctx, { email, ip });
  await world.settle();
  return answer;
};
const tokenIn = (mail: Mail | undefined) => /reset-password\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
const enter = (email: string, password: string) => signIn(ctx, { email, password, ip: null, userAgent: null });
const actionsOf = async (userId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, userId))).map(({ action }) => action);

describe("a forgotten password (N.8)", () => {
  it("gets a link by mail that sets a new one, ends every login and signs nobody in", async () => {
    const { id, email } = await person();
    const before = await enter(email, "correct horse");
    expect(await ask(email.toUpperCase())).toEqual({ ok: true });
    expect(mails).toMatchObject([{ to: email, subject: "Hovorna: nové heslo do Hovorny" }]);
    const token = tokenIn(mails[0]);
    expect(await showReset(ctx, { token })).toEqual({ email });
    await resetByLink(ctx, { token, password: "battery staple" });
    await world.settle();
    expect(await currentActor(ctx, before.ok ? before.loginId : "")).toBeNull();
    expect(await enter(email, "correct horse")).toMatchObject({ reason: "invalid" });
    expect(await enter(email, "battery staple")).toMatchObject({ ok: true });
    expect(mails[1]).toMatchObject({ to: email, subject: "Hovorna: heslo do Hovorny je změněné" });
    expect(await actionsOf(id)).toEqual(
      expect.arrayContaining(["user.reset_asked", "user.password_reset", "user.signed_out_everywhere"]),
    );
  });

  it("answers the same before it looks for the account, and mails only to who has one (§6.5 #14)", async () => {
    const off = await person({ active: false });
    const deferred: (() => Promise<unknown>)[] = [];
    const touched: string[] = [];
    ctx.defer = (work) => void deferred.push(work);
    for (const email of ["nobody@desk.example", off.email, (await person()).email]) {
      expect(await requestReset(ctx, { email, ip: null })).toEqual({ ok: true });
      touched.push(email);
      expect(mails).toEqual([]);
    }
    for (const work of deferred) await work();
    expect(mails.map(({ to }) => to)).toEqual(touched.slice(-1));
  });

  it("speaks the person's language", async () => {
    const { email } = await person({ locale: "en" });
    await ask(email);
    expect(mails[0]?.subject).toBe("Hovorna: a new password for Hovorna");
  });

  it("has a link that works once and for an hour, of two at once for one (§6.5 #19)", async () => {
    const { email } = await person();
    await ask(email);
    await ask(email);
    const [first, second] = mails.map(tokenIn);
    const both = await Promise.allSettled(
      ["battery staple", "staple battery"].map((password) => resetByLink(ctx, { token: first ?? "", password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    // The other link was closed with it.
    const over = { code: "not_found", key: "resetOver" };
    await expect(resetByLink(ctx, { token: second ?? "", password: "battery staple" })).rejects.toMatchObject(over);
    const late = await person();
    await ask(late.email);
    const token = tokenIn(mails.findLast(({ to }) => to === late.email));
    world.clock.advanceMs(resetLifeMs);
    await expect(resetByLink(ctx, { token, password: "battery staple" })).rejects.toMatchObject(over);
    expect(await showReset(ctx, { token })).toBeNull();
  });

  it("keeps only the hash of a link, and closes it when the password changes another way or the account goes", async () => {
    const { id, email } = await person();
    await ask(email);
    const token = tokenIn(mails[0]);
    const [kept] = await world.db.select().from(passwordResets).where(eq(passwordResets.userId, id));
    expect(JSON.stringify(kept)).not.toContain(token);
    const login = await enter(email, "correct horse");
    const actor = await currentActor(ctx, login.ok ? login.loginId : "");
    if (!actor) throw new Error("not signed in");
    expect(await changePassword({ ...ctx, actor }, { current: "correct horse", next: "battery staple" })).toEqual({
      ok: true,
    });
    expect(await showReset(ctx, { token })).toBeNull();
    await ask(email);
    const admin = await addUser(ctx, { role: "admin" });
    await switchUser(world.as(admin), { userId: id, active: false });
    expect(await showReset(ctx, { token: tokenIn(mails.at(-1)) })).toBeNull();
  });

  it("is limited by account, known or not, and by address, even when many ask at once (§6.5 #13)", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask("flood@desk.example")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(throttle.resetsPerAccount);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "throttled", seconds: throttle.windowMs / 1000 });
    for (let i = 0; i < throttle.resetsPerAddress; i++) await ask(`guess${i}@desk.example`, "203.0.113.9");
    expect(await ask("next@desk.example", "203.0.113.9")).toMatchObject({ reason: "throttled" });
    expect(await ask("next@desk.example", "203.0.113.10")).toEqual({ ok: true });
  });

  it("says so where there is no mail server; an administrator makes a link instead, shown once", async () => {
    const { id, email } = await person();
    expect(await requestReset({ ...ctx, sendMail: null }, { email, ip: null })).toEqual({
      ok: false,
      reason: "no_mail",
    });
    const admin = await addUser(ctx, { role: "admin" });
    const { link } = await createCaller(appRouter)(world.as(admin)).auth.makeResetLink({ userId: id });
    expect(link.startsWith("http://localhost:3000/reset-password/")).toBe(true);
    const token = link.split("/").at(-1) ?? "";
    expect(await resetByLink(ctx, { token, password: "battery staple" })).toEqual({ email });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, admin.userId));
    expect(trail).toMatchObject([{ action: "user.reset_link_made", objectId: id }]);
    for (const role of ["supervisor", "operator"] as const) {
      const call = createCaller(appRouter)(world.as(await addUser(ctx, { role })));
      await expect(call.auth.makeResetLink({ userId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("frees an account that waited after too many wrong passwords", async () => {
    const { email } = await person();
    for (let i = 0; i < throttle.perAccount; i++) await enter(email, "wrong");
    await ask(email);
    await resetByLink(ctx, { token: tokenIn(mails[0]), password: "battery staple" });
    expect(await enter(email, "battery staple")).toMatchObject({ ok: true });
  });
});
