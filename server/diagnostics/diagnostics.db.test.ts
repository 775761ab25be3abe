import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { messages } from "@/db/schema/delivery";
import { connections, numberEvents, numbers } from "@/db/schema/numbers";
import { webhookDeliveries, webhookRefusals } from "@/db/schema/webhooks";
import type { Ctx } from "../context";
import { inbound, receive } from "../inbox/inbox-world";
import { type ProviderAdapter, ProviderError } from "../providers/types";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { diagnosticsRouter } from "./router";
import { checkOrder } from "./rules";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const text = "Zkušební zpráva";
const healthy = { status: "active" as const, quality: "green" as const, dailyLimit: 1000, notes: [] };

function saying(change: Partial<ProviderAdapter>): Ctx {
  const { ctx } = world;
  const quiet = { ...ctx, defer: () => undefined };
  return { ...quiet, providers: { ...ctx.providers, meta: { ...ctx.providers.meta, ...change } } };
}
async function callerOf(role: Role = "admin", ctx: Ctx = saying({})) {
  return createCaller(diagnosticsRouter)({ ...ctx, actor: await addUser(world.ctx, { role }) });
}
type Shown = Awaited<ReturnType<Awaited<ReturnType<typeof callerOf>>["show"]>>;
const point = ({ checks }: Shown, check: string) => checks.find((one) => one.check === check);
const sentTo = (numberId: string) => world.db.select().from(messages).where(eq(messages.numberId, numberId));

describe("a self-test", () => {
  it("shows every point in its order, before and after it was looked at", async () => {
    const { numberId } = await addNumber(world.ctx);
    const caller = await callerOf(
      "admin",
      saying({
        readNumber: async () => healthy,
        examine: async () => [
          { check: "credentials", result: "ok" },
          { check: "webhook", result: "failed", code: "webhook_elsewhere", note: "https://old.example.com" },
        ],
      }),
    );
    const before = await caller.show({ numberId });
    expect(before.checks.map(({ check }) => check)).toEqual(checkOrder);
    expect(point(before, "credentials")).toMatchObject({ result: null, checkedAt: null });
    expect(await caller.run({ numberId })).toEqual({ failed: 1 });
    const after = await caller.show({ numberId });
    expect(point(after, "credentials")).toMatchObject({ result: "ok", checkedAt: world.clock.now() });
    expect(point(after, "webhook")).toMatchObject({ code: "webhook_elsewhere", note: "https://old.example.com" });
    expect(point(after, "payment")).toMatchObject({ result: "unknown", code: "not_told" });
    expect(after.checks.filter(({ result }) => result === "waiting")).toEqual([]);
    const events = await world.db.select().from(numberEvents).where(eq(numberEvents.numberId, numberId));
    expect(events).toContainEqual(expect.objectContaining({ kind: "test", details: { failed: 1 } }));
  });

  it("names refused credentials when the provider does not answer otherwise", async () => {
    const { numberId } = await addNumber(world.ctx);
    const refused = async () => Promise.reject(new ProviderError("auth", { safeText: "token expired" }));
    const caller = await callerOf("admin", saying({ examine: refused, readNumber: refused }));
    await caller.run({ numberId });
    const shown = await caller.show({ numberId });
    expect(point(shown, "credentials")).toMatchObject({
      result: "failed",
      code: "credentials_refused",
      note: "token expired",
    });
    expect(point(shown, "payment")).toMatchObject({ result: "unknown", code: "unreadable" });
  });

  it("tells from real calls whether the webhook is reached and signed", async () => {
    const { numberId, connectionId } = await addNumber(world.ctx);
    const caller = await callerOf("admin", saying({ examine: async () => [], readNumber: async () => healthy }));
    const signature = async () => {
      await caller.run({ numberId });
      return point(await caller.show({ numberId }), "signature");
    };
    expect(await signature()).toMatchObject({ result: "failed", code: "not_registered" });
    await world.db
      .update(connections)
      .set({ webhookRegisteredAt: world.clock.now() })
      .where(eq(connections.id, connectionId));
    expect(await signature()).toMatchObject({ result: "warning", code: "never_delivered" });
    const day = world.clock.now().toISOString().slice(0, 10);
    await world.db.insert(webhookRefusals).values({ connectionId, day, reason: "signature", count: 3 });
    expect(await signature()).toMatchObject({ result: "failed", code: "signature_refused", note: "3" });
    await world.db.insert(webhookDeliveries).values({
      id: world.ctx.newId(),
      connectionId,
      provider: "meta",
      receivedAt: world.clock.now(),
      rawBody: new Uint8Array(),
      headers: {},
      url: "x",
      outcome: "processed",
    });
    expect(await signature()).toMatchObject({ result: "ok", code: null });
  });
});

describe("a test message", () => {
  it("waits for the phone's first words, answers them once, and ends with the receipt", async () => {
    const number = await addNumber(world.ctx);
    const { numberId } = number;
    const caller = await callerOf();
    const outcome = await caller.startMessage({ numberId, phone: "601 234 567", text, templateId: null });
    expect(outcome).toEqual({ ok: false, reason: "window_closed" });
    expect(point(await caller.show({ numberId }), "send")).toMatchObject({ result: "waiting", code: "write_first" });
    await receive(world, number, inbound({ phone: "+420601234567", at: new Date() }));
    expect(point(await caller.show({ numberId }), "receive")).toMatchObject({ result: "ok" });
    expect(await Promise.all([1, 2, 3].map(() => caller.continueMessage({ numberId, text })))).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    const [sent, ...more] = (await sentTo(numberId)).filter(({ direction }) => direction === "out");
    expect([sent?.body, more]).toEqual([text, []]);
    expect(point(await caller.show({ numberId }), "send")).toMatchObject({ result: "waiting", code: "on_its_way" });
    await world.db
      .update(messages)
      .set({ status: "delivered" })
      .where(eq(messages.id, sent?.id ?? ""));
    expect(point(await caller.show({ numberId }), "send")).toMatchObject({ result: "ok" });
  });

  it("leaves at once with a template that needs nothing, and only such templates are offered", async () => {
    const { numberId } = await addNumber(world.ctx);
    await addTemplate(world.ctx, numberId);
    const templateId = await addTemplate(world.ctx, numberId, {
      name: "hello_world",
      language: "en_US",
      components: [{ type: "BODY", text: "Hello World" }],
    });
    const caller = await callerOf();
    expect(await caller.templates({ numberId })).toEqual([{ id: templateId, name: "hello_world", language: "en_US" }]);
    expect(await caller.startMessage({ numberId, phone: "+420601234568", text, templateId })).toEqual({ ok: true });
    expect(await sentTo(numberId)).toMatchObject([{ kind: "template", body: "Hello World", sessionId: null }]);
  });

  it.each(["disconnected", "blocked"] as const)("does not leave a %s number", async (status) => {
    const { numberId } = await addNumber(world.ctx);
    await world.db.update(numbers).set({ status }).where(eq(numbers.id, numberId));
    const caller = await callerOf();
    expect(await caller.startMessage({ numberId, phone: "+420601234569", text, templateId: null })).toEqual({
      ok: false,
      reason: "number",
    });
    expect(await sentTo(numberId)).toEqual([]);
  });

  it("refuses what is no phone, and the number itself", async () => {
    const { numberId, phone } = await addNumber(world.ctx);
    const caller = await callerOf();
    for (const wrong of ["12", phone])
      await expect(caller.startMessage({ numberId, phone: wrong, text, templateId: null })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
  });
});

describe("by role", () => {
  it("is seen by supervisors and run by administrators only", async () => {
    const { numberId } = await addNumber(world.ctx);
    const [supervisor, operator] = [await callerOf("supervisor"), await callerOf("operator")];
    expect((await supervisor.show({ numberId })).checks).toHaveLength(checkOrder.length);
    const refused = [
      operator.show({ numberId }),
      supervisor.run({ numberId }),
      supervisor.templates({ numberId }),
      supervisor.startMessage({ numberId, phone: "+420601234567", text, templateId: null }),
      supervisor.continueMessage({ numberId, text }),
    ];
    for (const call of refused) await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await sentTo(numberId)).toEqual([]);
  });

  it("knows no number that is not there", async () => {
    const caller = await callerOf();
    const numberId = world.ctx.newId();
    await expect(caller.show({ numberId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller.run({ numberId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
