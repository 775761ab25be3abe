import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries, logins, users } from "@/db/schema/team";
import { currentActor } from "../auth/current-actor";
import { hashPassword } from "../auth/passwords";
import { throttle } from "../auth/rules";
import { signIn } from "../auth/sign-in";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { teamRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const password = "correct horse";

/** A person who signed in on two devices; the caller sits at the first. */
async function person() {
  const { userId } = await addUser(world.ctx);
  await world.db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, userId));
  const email = `${userId}@test.example`;
  const here = await open(email);
  const there = await open(email, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1");
  const actor = await currentActor(world.ctx, here);
  if (!actor) throw new Error("not signed in");
  return { userId, email, here, there, caller: createCaller(teamRouter)({ ...world.ctx, actor }) };
}

async function open(
  email: string,
  userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
) {
  const result = await signIn(world.ctx, { email, password, ip: null, userAgent });
  if (!result.ok) throw new Error(result.reason);
  return result.loginId;
}

const isOpen = async (loginId: string) => (await currentActor(world.ctx, loginId)) !== null;
const auditOf = async (userId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, userId))).map(({ action }) => action);

describe("my profile (N.23)", () => {
  it("keeps what colleagues call me and what clients read, with a trace, and nothing when nothing changed", async () => {
    const { userId, caller } = await person();
    await caller.saveProfile({ name: " Petra Nová ", clientName: "Petra" });
    await caller.saveProfile({ name: "Petra Nová", clientName: "Petra" });
    expect(await caller.me()).toMatchObject({ name: "Petra Nová", clientName: "Petra" });
    await caller.saveProfile({ name: "Petra Nová", clientName: " " });
    expect(await caller.me()).toMatchObject({ clientName: null });
    expect((await auditOf(userId)).filter((action) => action === "user.profile_changed")).toHaveLength(2);
    await expect(caller.saveProfile({ name: " ", clientName: "" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("keeps the language for pushes and e-mails", async () => {
    const { caller } = await person();
    await caller.chooseLocale({ locale: "en" });
    expect(await caller.me()).toMatchObject({ locale: "en" });
  });
});

describe("a new password (N.23)", () => {
  it("ends every other login at once, keeps this one and leaves a trace", async () => {
    const { userId, email, here, there, caller } = await person();
    expect(await caller.changePassword({ current: password, next: "battery staple" })).toEqual({ ok: true });
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
    expect(await auditOf(userId)).toContain("user.password_changed");
    const again = { email, ip: null, userAgent: null };
    expect(await signIn(world.ctx, { ...again, password })).toMatchObject({ ok: false });
    expect(await signIn(world.ctx, { ...again, password: "battery staple" })).toMatchObject({ ok: true });
  });

  it("is refused without the old one, when it is the same or too short; nothing ends then", async () => {
    const { there, caller } = await person();
    expect(await caller.changePassword({ current: "wrong", next: "battery staple" })).toEqual({
      ok: false,
      reason: "wrong",
    });
    expect(await caller.changePassword({ current: password, next: password })).toEqual({ ok: false, reason: "same" });
    await expect(caller.changePassword({ current: password, next: "short" })).rejects.toMatchObject({
      cause: { key: "passwordTooShort" },
    });
    expect(await isOpen(there)).toBe(true);
  });

  it("cannot be guessed: wrong tries count like those at the sign-in", async () => {
    const { email, caller } = await person();
    for (let n = 0; n < throttle.perAccount; n += 1)
      await caller.changePassword({ current: "wrong", next: "battery staple" });
    expect(await caller.changePassword({ current: password, next: "battery staple" })).toMatchObject({
      reason: "throttled",
    });
    expect(await signIn(world.ctx, { email, password, ip: null, userAgent: null })).toMatchObject({
      reason: "throttled",
    });
  });
});

describe("my devices (N.23)", () => {
  it("are those still signed in, this one first, each with a name", async () => {
    const { here, there, caller } = await person();
    expect(await caller.logins()).toMatchObject([
      { id: here, isThis: true, device: { browser: "Firefox", system: "Linux" } },
      { id: there, isThis: false, device: { browser: "Safari", system: "iPhone" } },
    ]);
    await world.db
      .update(logins)
      .set({ lastSeenAt: new Date(world.ctx.now().getTime() - 15 * 86_400_000) })
      .where(eq(logins.id, there));
    expect(await caller.logins()).toHaveLength(1);
  });

  it("are signed out one by one, and nobody else's", async () => {
    const { userId, there, caller } = await person();
    const other = await person();
    await expect(caller.signOutDevice({ loginId: other.here })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await caller.signOutDevice({ loginId: there });
    expect([await isOpen(there), await isOpen(other.here)]).toEqual([false, true]);
    expect(await auditOf(userId)).toContain("user.signed_out_device");
    await expect(caller.signOutDevice({ loginId: there })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
