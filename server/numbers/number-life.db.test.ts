import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotaScopes, quotaUses, wabas } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import { claimOne } from "../delivery/delivery-world";
import { queueMessages } from "../delivery/queue-messages";
import { ProviderError } from "../providers/types";
import { addContact, addConversation, addNumber as addTestNumber, type TestWorld, testWorld } from "../test-world";
import { addNumber } from "./add-number";
import { applyNumberEvent } from "./apply-number-event";
import { degradeNumber } from "./move-number";
import { fresh, granted, healthy, numbersWorld, waba } from "./numbers-world";
import { readHealth } from "./read-health";

let world: TestWorld;
let scene: ReturnType<typeof numbersWorld>;
beforeAll(async () => {
  world = await testWorld();
  scene = numbersWorld(world);
});
afterAll(() => world.close());

describe("adding a number", () => {
  it("makes it once, however often and by however many at once, and leaves its trace", async () => {
    const { connectionId } = await scene.connect();
    const number = granted();
    const added = await Promise.all(
      [1, 2, 3].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number })),
    );
    const [numberId] = [...new Set(added.map((one) => one.numberId))];
    expect(new Set(added.map((one) => one.numberId)).size).toBe(1);
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await scene.find(numberId ?? "")).toMatchObject({
      status: "connecting",
      displayName: "Kola Brázda",
      twoStep: true,
    });
    expect((await scene.historyOf(numberId ?? "")).filter(({ kind }) => kind === "added")).toHaveLength(1);
    const audit = await world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.objectId, numberId ?? ""));
    expect(audit.map(({ action }) => action)).toEqual(["number.added"]);
  });

  it("starts with 50 clients while no limit is told, and with what the provider tells then (S3.34)", async () => {
    const { connectionId } = await scene.connect();
    const { numberId } = await addNumber(world.ctx, { connectionId, name: "Servis", number: granted() });
    const scopeOf = async () =>
      (
        await world.db
          .select()
          .from(quotaScopes)
          .where(eq(quotaScopes.id, (await scene.find(numberId)).quotaScopeId))
      )[0];
    expect(await scopeOf()).toMatchObject({ dailyLimit: 50, limitReadAt: null });
    await readHealth(scene.saying("meta", { readNumber: async () => healthy }), { numberId });
    expect(await scopeOf()).toMatchObject({ dailyLimit: 2000, limitReadAt: world.clock.now() });
    expect(await scene.find(numberId)).toMatchObject({ status: "active", quality: "green" });
    expect(world.sentJobs).toContainEqual({ name: "delivery/limit.raised", data: { numberId } });
  });

  it("lets the numbers of one account share its limit (S3.35)", async () => {
    const [{ connectionId }, account] = [await scene.connect(), waba()];
    const [one, two] = await Promise.all(
      [1, 2].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted({ waba: account }) })),
    );
    const scopes = await Promise.all(
      [one, two].map(async (added) => (await scene.find(added?.numberId ?? "")).quotaScopeId),
    );
    expect(new Set(scopes).size).toBe(1);
    expect(await world.db.select().from(wabas).where(eq(wabas.providerWabaId, account.providerWabaId))).toHaveLength(1);
  });

  it("joins the account's limit later, with the clients counted so far", async () => {
    const account = waba();
    const [one, two] = [await addTestNumber(world.ctx), await addTestNumber(world.ctx)];
    const lastAt = world.clock.now();
    await world.db.insert(quotaUses).values([
      { scopeId: one.quotaScopeId, customer: "a", lastAt },
      { scopeId: two.quotaScopeId, customer: "a", lastAt },
      { scopeId: two.quotaScopeId, customer: "b", lastAt },
    ]);
    const ctx = scene.saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await readHealth(ctx, one);
    await readHealth(ctx, two);
    expect((await scene.find(two.numberId)).quotaScopeId).toBe(one.quotaScopeId);
    const uses = await world.db.select().from(quotaUses).where(eq(quotaUses.scopeId, one.quotaScopeId));
    expect(uses.map(({ customer }) => customer).sort()).toEqual(["a", "b"]);
  });
});

describe("a report", () => {
  it("lands in the history once, with where it came from", async () => {
    const { numberId, connectionId, providerNumberId } = await addTestNumber(world.ctx);
    const event = { type: "number" as const, providerNumberId, quality: "red" as const, dailyLimit: 250 };
    for (let n = 0; n < 2; n += 1) await applyNumberEvent(world.ctx, { connectionId, event });
    expect(await scene.historyOf(numberId)).toEqual([
      { kind: "limit", source: "webhook", details: { to: 250 } },
      { kind: "quality", source: "webhook", details: { from: "unknown", to: "red" } },
    ]);
    expect(await scene.openAlerts(numberId)).toEqual(["quality_red"]);
  });

  it("that is older than the newest reading changes nothing", async () => {
    const { numberId, connectionId, providerNumberId } = await addTestNumber(world.ctx);
    await readHealth(scene.saying("meta", { readNumber: async () => healthy }), { numberId });
    const at = new Date(world.clock.now().getTime() - 10 * 60_000);
    const event = { type: "number" as const, providerNumberId, state: "disconnected" as const, at };
    await applyNumberEvent(world.ctx, { connectionId, event });
    expect(await scene.find(numberId)).toMatchObject({ status: "active" });
  });

  it("of the policy review is kept until a reading tells that it is over (S3.31, S3.32)", async () => {
    const { numberId, connectionId } = await addTestNumber(world.ctx);
    const account = waba();
    const ctx = scene.saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await readHealth(ctx, { numberId });
    const about = { type: "number" as const, providerWabaId: account.providerWabaId };
    await applyNumberEvent(world.ctx, { connectionId, event: { ...about, review: "pending", state: "policy_review" } });
    expect(await scene.find(numberId)).toMatchObject({ status: "policy_review" });
    const reason = "account_review_update REJECTED";
    const refused = { ...about, review: "rejected" as const, state: "blocked" as const, reason };
    await applyNumberEvent(world.ctx, { connectionId, event: refused });
    expect(await scene.find(numberId)).toMatchObject({ status: "blocked", statusReason: reason });
    expect(await scene.openAlerts(numberId)).toEqual(["number_blocked"]);
    await readHealth(ctx, { numberId });
    expect(await scene.find(numberId)).toMatchObject({ status: "active" });
  });

  it("of a judged name keeps the reason and the name that clients see (S3.37)", async () => {
    const { numberId, connectionId, providerNumberId } = await addTestNumber(world.ctx);
    const about = { type: "number" as const, providerNumberId };
    await applyNumberEvent(world.ctx, {
      connectionId,
      event: { ...about, nameStatus: "approved", displayName: "Kola Brázda" },
    });
    await applyNumberEvent(world.ctx, {
      connectionId,
      event: { ...about, nameStatus: "rejected", displayName: "KOLA!!!", reason: "NAME_FORMAT_UNACCEPTABLE" },
    });
    expect(await scene.find(numberId)).toMatchObject({
      displayName: "Kola Brázda",
      nameStatus: "rejected",
      nameReason: "NAME_FORMAT_UNACCEPTABLE",
    });
    expect(await scene.openAlerts(numberId)).toEqual(["name_rejected"]);
  });

  it("with a notice about the account tells it once and writes it into every history", async () => {
    const { connectionId } = await scene.connect();
    const own = await Promise.all(
      [1, 2].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted() })),
    );
    const alert = { severity: "critical" as const, code: "ACCOUNT_VIOLATION", text: "ACCOUNT_VIOLATION SPAM" };
    for (let n = 0; n < 2; n += 1)
      await applyNumberEvent(world.ctx, { connectionId, event: { type: "number", alert } });
    const ids = own.map(({ numberId }) => numberId);
    expect((await Promise.all(ids.map(scene.openAlerts))).flat()).toEqual(["provider_notice"]);
    for (const id of ids)
      expect((await scene.historyOf(id)).filter(({ kind }) => kind === "notice")[0]).toMatchObject({
        details: { code: "ACCOUNT_VIOLATION" },
      });
  });

  it("raises an alert when the number degrades and ends it when it recovers", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    await degradeNumber(world.ctx, { numberId, status: "disconnected", reason: "over the limit" });
    expect(await scene.openAlerts(numberId)).toEqual(["number_disconnected"]);
    world.clock.advanceMs(1000);
    await readHealth(scene.saying("meta", { readNumber: async () => healthy }), { numberId });
    expect(await scene.openAlerts(numberId)).toEqual([]);
    expect((await scene.historyOf(numberId)).filter(({ kind }) => kind === "status")).toEqual([
      { kind: "status", source: "delivery", details: { from: "active", to: "disconnected", reason: "over the limit" } },
      { kind: "status", source: "read", details: { from: "disconnected", to: "active" } },
    ]);
  });

  it("flags a name that waits over 48 hours (S3.39)", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    const ctx = scene.saying("meta", {
      readNumber: async () => ({ ...healthy, status: "name_pending", nameStatus: "pending", displayName: "Kola" }),
    });
    await readHealth(ctx, { numberId });
    const since = world.clock.now();
    world.clock.advanceMs(48 * 3_600_000 + 1);
    await readHealth(ctx, { numberId });
    expect(await scene.find(numberId)).toMatchObject({
      status: "name_pending",
      nameStatus: "pending",
      nameStatusSince: since,
    });
    expect(await scene.openAlerts(numberId)).toEqual(["name_waiting"]);
  });

  it("that cannot be had is kept, and told when that lasts", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    const ctx = scene.saying("meta", {
      readNumber: async () => Promise.reject(new ProviderError("auth", { safeText: "token expired" })),
    });
    await readHealth(scene.saying("meta", { readNumber: async () => healthy }), { numberId });
    await expect(readHealth(ctx, { numberId })).rejects.toThrow();
    expect(await scene.find(numberId)).toMatchObject({ healthError: "auth: token expired", quality: "green" });
    expect(await scene.openAlerts(numberId)).toEqual([]);
    world.clock.advanceMs(4 * 3_600_000);
    await expect(readHealth(ctx, { numberId })).rejects.toThrow();
    expect(await scene.openAlerts(numberId)).toEqual(["health_unreadable"]);
  });

  it("of a whole account reaches its numbers at once with readings, without a deadlock", async () => {
    const [{ connectionId }, account] = [await scene.connect(), waba()];
    const added = await Promise.all(
      [1, 2, 3].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted({ waba: account }) })),
    );
    const ctx = scene.saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await Promise.all([
      ...added.map(({ numberId }) => readHealth(ctx, { numberId })),
      ...[250, 1000, 2000].map((dailyLimit) =>
        applyNumberEvent(world.ctx, { connectionId, event: { type: "number", dailyLimit } }),
      ),
    ]);
    for (const { numberId } of added) expect(await scene.find(numberId)).toMatchObject({ status: "active" });
  });
});

describe("sending stops by state", () => {
  it.each([
    ["disconnected", false],
    ["blocked", false],
    ["limited", true],
  ] as const)("%s: a message leaves: %s", async (status, leaves) => {
    const { numberId } = await addTestNumber(world.ctx);
    const contactId = await addContact(world.ctx, `+420777${fresh()}`);
    const lastClientMessageAt = new Date();
    const conversationId = await addConversation(world.ctx, { numberId, contactId, lastClientMessageAt });
    await queueMessages(world.ctx, [
      { id: world.ctx.newId(), conversationId, numberId, kind: "text", body: "Dobrý den" },
    ]);
    await degradeNumber(world.ctx, { numberId, status, reason: "x" });
    expect((await claimOne(world.ctx, numberId)) !== null).toBe(leaves);
  });
});
