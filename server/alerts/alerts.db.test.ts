import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Locale, Role } from "@/db/enums";
import { alertNotices, alerts, pushSubscriptions } from "@/db/schema/alerts";
import { logins, users } from "@/db/schema/team";
import type { Ctx } from "../context";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { keepAlerts } from "./keep-alerts";
import type { Mail } from "./mailer";
import { notifyAdmins, notifyLeftOver } from "./notify-admins";
import { pushKey, resealPushKey } from "./push-key";
import type { Push } from "./push-sender";
import { alertsRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.delete(alerts);
  await world.db.update(users).set({ active: false });
});

const kinds = ["number_disconnected", "number_blocked", "provider_notice"] as const;
const facts = { name: "Servis", phone: "+420777123456", reason: "Dluh" };
const openOf = async (subjectId: string) =>
  (await world.db.select().from(alerts).where(eq(alerts.subjectId, subjectId))).filter((row) => !row.resolvedAt);
const noticesOf = (alertId: string) => world.db.select().from(alertNotices).where(eq(alertNotices.alertId, alertId));

/** The world with an outside that notes what it gets, and fails while `fails` says so. */
function outside(answers: { push?: "sent" | "gone" } = {}) {
  const mails: Mail[] = [];
  const pushes: Push[] = [];
  const state = { fails: false };
  const ctx: Ctx = {
    ...world.ctx,
    sendMail: async (mail) => {
      if (state.fails) throw new Error("mail server is away");
      mails.push(mail);
    },
    sendPush: async (push) => {
      if (state.fails) throw new Error("push service is away");
      pushes.push(push);
      return answers.push ?? "sent";
    },
  };
  return { ctx, mails, pushes, state };
}

async function person(role: Role = "admin", locale: Locale = "cs") {
  const actor = await addUser(world.ctx, { role });
  await world.db.update(users).set({ locale }).where(eq(users.id, actor.userId));
  await world.db.insert(logins).values({ id: actor.loginId, userId: actor.userId });
  return { actor, caller: createCaller(alertsRouter)({ ...world.ctx, actor }) };
}

const browser = (n: string) => ({
  endpoint: `https://push.example.com/to/${n}`,
  p256dh: "B".repeat(87),
  auth: "a".repeat(22),
  userAgent: "Firefox",
});

async function raise(ctx: Ctx = world.ctx, subjectId = world.ctx.newId()) {
  const { raised } = await keepAlerts(ctx, { subjectId, kinds, wanted: [{ kind: "number_disconnected", facts }] });
  return { alertId: raised[0] ?? "", subjectId };
}

describe("an incident", () => {
  it("is raised once, however often it is said and by however many at once", async () => {
    const subjectId = world.ctx.newId();
    await Promise.all([1, 2, 3, 4].map(() => raise(world.ctx, subjectId)));
    await raise(world.ctx, subjectId);
    expect(await openOf(subjectId)).toHaveLength(1);
  });

  it("is over when nobody wants it, and is another one when it comes again", async () => {
    const { alertId, subjectId } = await raise();
    await keepAlerts(world.ctx, { subjectId, kinds, wanted: [] });
    expect(await openOf(subjectId)).toEqual([]);
    const again = await raise(world.ctx, subjectId);
    expect(again.alertId).not.toBe(alertId);
  });

  it("leaves alerts of other kinds and subjects alone", async () => {
    const { subjectId } = await raise();
    await keepAlerts(world.ctx, { subjectId, kinds: ["quality_red"], wanted: [] });
    await keepAlerts(world.ctx, { subjectId: world.ctx.newId(), kinds, wanted: [] });
    expect(await openOf(subjectId)).toHaveLength(1);
  });

  it("wakes the job that tells people, information does not", async () => {
    const { alertId, subjectId } = await raise();
    expect(world.sentJobs).toContainEqual({ name: "alerts/notify.due", data: { alertId } });
    const { raised } = await keepAlerts(world.ctx, {
      subjectId,
      kinds: ["provider_notice"],
      wanted: [{ kind: "provider_notice", detail: "OBA_APPROVED", facts }],
    });
    const { ctx, mails } = outside();
    await person();
    await notifyAdmins(ctx, { alertId: raised[0] ?? "" });
    expect(mails).toEqual([]);
  });
});

describe("telling administrators", () => {
  it("writes to every active administrator in their language and to nobody else", async () => {
    const [cs, en] = [await person("admin", "cs"), await person("admin", "en")];
    await person("supervisor");
    const gone = await person();
    await world.db.update(users).set({ active: false }).where(eq(users.id, gone.actor.userId));
    const { ctx, mails } = outside();
    const { alertId, subjectId } = await raise(ctx);
    await notifyAdmins(ctx, { alertId });
    expect(new Map(mails.map(({ to, subject }) => [to, subject]))).toEqual(
      new Map([
        [`${cs.actor.userId}@test.example`, "Servis: číslo je odpojené"],
        [`${en.actor.userId}@test.example`, "Servis: the number is disconnected"],
      ]),
    );
    expect(mails[0]?.text).toContain(`http://localhost:3000/settings/numbers/${subjectId}`);
  });

  it("pushes to browsers whose login still counts", async () => {
    const { actor, caller } = await person();
    await caller.subscribe(browser("here"));
    const other = await person();
    await other.caller.subscribe(browser("signed-out"));
    await world.db.update(logins).set({ revokedAt: world.clock.now() }).where(eq(logins.id, other.actor.loginId));
    const { ctx, pushes } = outside();
    const { alertId } = await raise(ctx);
    await notifyAdmins(ctx, { alertId });
    expect(pushes.map(({ subscription }) => subscription.endpoint)).toEqual([browser("here").endpoint]);
    expect(JSON.parse(pushes[0]?.payload ?? "{}")).toMatchObject({ title: "Servis: číslo je odpojené", tag: alertId });
    expect(await noticesOf(alertId)).toContainEqual(
      expect.objectContaining({ userId: actor.userId, channel: "push", status: "sent" }),
    );
  });

  it("tells each once, when repeated and when two do it at once", async () => {
    await person();
    const { ctx, mails } = outside();
    const { alertId } = await raise(ctx);
    await Promise.all([notifyAdmins(ctx, { alertId }), notifyAdmins(ctx, { alertId })]);
    await notifyAdmins(ctx, { alertId });
    expect(mails).toHaveLength(1);
  });

  it("tries again later what failed, and only that", async () => {
    const { caller } = await person();
    await caller.subscribe(browser("later"));
    const { ctx, mails, pushes, state } = outside();
    const { alertId } = await raise(ctx);
    state.fails = true;
    await notifyAdmins(ctx, { alertId });
    state.fails = false;
    await notifyLeftOver(ctx);
    expect([mails.length, pushes.length]).toEqual([0, 0]);
    world.clock.advanceMs(61_000);
    await notifyLeftOver(ctx);
    await notifyLeftOver(ctx);
    expect([mails.length, pushes.length]).toEqual([1, 1]);
    expect((await world.db.select().from(alerts).where(eq(alerts.id, alertId)))[0]?.notifiedAt).not.toBeNull();
  });

  it("gives up after the last try", async () => {
    await person();
    const { ctx, mails, state } = outside();
    const { alertId } = await raise(ctx);
    state.fails = true;
    for (let n = 0; n < 5; n += 1) {
      await notifyLeftOver(ctx);
      world.clock.advanceMs(121 * 60_000);
    }
    state.fails = false;
    await notifyLeftOver(ctx);
    expect(mails).toEqual([]);
    expect(await noticesOf(alertId)).toEqual([
      expect.objectContaining({ status: "failed", tries: 5, error: expect.stringContaining("mail server is away") }),
    ]);
  });

  it("keeps silent about what is over by then", async () => {
    await person();
    const { ctx, mails } = outside();
    const { alertId, subjectId } = await raise(ctx);
    await keepAlerts(ctx, { subjectId, kinds, wanted: [] });
    await notifyAdmins(ctx, { alertId });
    expect(mails).toEqual([]);
  });

  it("drops a browser that is gone", async () => {
    const { actor, caller } = await person();
    await caller.subscribe(browser("gone"));
    const { ctx } = outside({ push: "gone" });
    const { alertId } = await raise(ctx);
    await notifyAdmins(ctx, { alertId });
    expect(await world.db.select().from(pushSubscriptions).where(eq(pushSubscriptions.userId, actor.userId))).toEqual(
      [],
    );
  });
});

describe("a browser", () => {
  it("belongs to whoever signed in there last, and is let go by nobody else", async () => {
    const [first, second] = [await person(), await person()];
    await first.caller.subscribe(browser("shared"));
    await second.caller.subscribe(browser("shared"));
    await first.caller.unsubscribe({ endpoint: browser("shared").endpoint });
    const rows = await world.db
      .select()
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.endpoint, browser("shared").endpoint));
    expect(rows).toEqual([expect.objectContaining({ userId: second.actor.userId, loginId: second.actor.loginId })]);
    await second.caller.unsubscribe({ endpoint: browser("shared").endpoint });
    expect(
      await world.db
        .select()
        .from(pushSubscriptions)
        .where(eq(pushSubscriptions.endpoint, browser("shared").endpoint)),
    ).toEqual([]);
  });

  it.each(["http://push.example.com/x", "https://10.0.0.1/x", "https://localhost/x"])(
    "at %s is refused",
    async (endpoint) => {
      const { caller } = await person();
      await expect(caller.subscribe({ ...browser("x"), endpoint })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );
});

describe("reading", () => {
  it("counts open alerts that the person has not seen, for each person apart", async () => {
    const [me, other] = [await person(), await person()];
    const { subjectId } = await raise();
    expect(await me.caller.unread()).toBe(1);
    const { alerts: list } = await me.caller.list({});
    expect(list).toMatchObject([{ subjectId, kind: "number_disconnected", readAt: null }]);
    await me.caller.markRead({ until: list[0]?.raisedAt ?? new Date(0) });
    expect(await me.caller.unread()).toBe(0);
    expect(await other.caller.unread()).toBe(1);
  });

  it("pages without a gap or a double", async () => {
    const { caller } = await person();
    for (let n = 0; n < 35; n += 1) {
      if (n % 3 === 0) world.clock.advanceMs(1000);
      await raise();
    }
    const first = await caller.list({});
    const second = await caller.list({ cursor: first.next });
    expect([first.alerts.length, second.alerts.length, second.next]).toEqual([30, 5, null]);
    expect(new Set([...first.alerts, ...second.alerts].map(({ id }) => id)).size).toBe(35);
  });

  it.each(["operator", "supervisor"] as const)("is not for a %s", async (role) => {
    const { caller } = await person(role);
    const calls = [caller.list({}), caller.unread(), caller.channels(), caller.markRead({ until: new Date() })];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is not pushed to the browser of an operator, who may have one all the same (O25)", async () => {
    const { caller } = await person("operator");
    await caller.subscribe(browser("operator"));
    const { ctx, pushes } = outside();
    const { alertId } = await raise();
    await notifyAdmins(ctx, { alertId });
    expect(pushes).toEqual([]);
    await caller.unsubscribe({ endpoint: browser("operator").endpoint });
    const endpoint = eq(pushSubscriptions.endpoint, browser("operator").endpoint);
    expect(await world.db.select().from(pushSubscriptions).where(endpoint)).toEqual([]);
  });
});

describe("the push key", () => {
  it("is made once and comes back the same, sealed anew by a newer key", async () => {
    const [one, two] = await Promise.all([pushKey(world.ctx), pushKey(world.ctx)]);
    expect(one).toEqual(two);
    const [old] = world.ctx.env.ENCRYPTION_KEYS;
    if (!old) throw new Error("no key");
    const newer = { id: "k2", key: Buffer.alloc(32, 9) };
    const ctx = { ...world.ctx, env: { ...world.ctx.env, ENCRYPTION_KEYS: [newer, old] } };
    await resealPushKey(ctx);
    expect(await pushKey({ ...ctx, env: { ...ctx.env, ENCRYPTION_KEYS: [newer] } })).toEqual(one);
  });

  it("is told without its private half", async () => {
    const { caller } = await person();
    expect(Object.keys(await caller.channels()).sort()).toEqual(["hasMail", "publicKey"]);
  });
});
