import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "@/db/schema/team";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { currentActor } from "./current-actor";
import { hashPassword } from "./passwords";
import { throttle } from "./rules";
import { signIn } from "./sign-in";
import { signOutEverywhere } from "./sign-out-everywhere";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function person(email: string, change: { active?: boolean } = {}) {
  const id = world.ctx.newId();
  const passwordHash = await hashPassword("correct horse");
  await world.db.insert(users).values({ id, email, name: "Jana", role: "operator", passwordHash, ...change });
  return id;
}
const attempt = (email: string, password: string, ip: string | null = null) =>
  signIn(world.ctx, { email, password, ip, userAgent: "test" });

describe("signIn", () => {
  it("opens a login for the right password, whatever the case of the e-mail", async () => {
    const id = await person("jana@desk.example");
    const result = await attempt(" JANA@desk.example ", "correct horse");
    expect(result).toMatchObject({ ok: true, userId: id });
    const actor = await currentActor(world.ctx, result.ok ? result.loginId : undefined);
    expect(actor).toMatchObject({ userId: id, role: "operator" });
  });

  it("says the same of an unknown account and a wrong password", async () => {
    await person("petr@desk.example");
    expect(await attempt("petr@desk.example", "wrong")).toEqual({ ok: false, reason: "invalid" });
    expect(await attempt("nobody@desk.example", "wrong")).toEqual({ ok: false, reason: "invalid" });
  });

  it("throttles an account after too many failures and lets it in when the window has passed", async () => {
    await person("busy@desk.example");
    for (let i = 0; i < throttle.perAccount; i++) await attempt("busy@desk.example", "wrong");
    expect(await attempt("busy@desk.example", "correct horse")).toMatchObject({ ok: false, reason: "throttled" });
    world.clock.advanceMs(throttle.windowMs + 1000);
    expect(await attempt("busy@desk.example", "correct horse")).toMatchObject({ ok: true });
  });

  it("throttles an address over many accounts", async () => {
    for (let i = 0; i < throttle.perAddress; i++) await attempt(`guess${i}@desk.example`, "wrong", "203.0.113.9");
    expect(await attempt("jana@desk.example", "correct horse", "203.0.113.9")).toMatchObject({ reason: "throttled" });
    expect(await attempt("jana@desk.example", "correct horse", "203.0.113.10")).toMatchObject({ ok: true });
  });

  it("does not let a deactivated person in, nor keep them in", async () => {
    await person("left@desk.example", { active: false });
    expect(await attempt("left@desk.example", "correct horse")).toEqual({ ok: false, reason: "inactive" });
  });
});

describe("signOutEverywhere", () => {
  it("ends every login of the person at once and nobody else's", async () => {
    const id = await person("many@desk.example");
    const [a, b] = [
      await attempt("many@desk.example", "correct horse"),
      await attempt("many@desk.example", "correct horse"),
    ];
    const other = await attempt("jana@desk.example", "correct horse");
    const me = await addUser(world.ctx);
    expect(await signOutEverywhere({ ...world.ctx, actor: me }, { userId: id })).toEqual({ ended: 2 });
    for (const login of [a, b]) expect(await currentActor(world.ctx, login.ok ? login.loginId : "")).toBeNull();
    expect(await currentActor(world.ctx, other.ok ? other.loginId : "")).not.toBeNull();
  });
});
