import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProviderName } from "@/db/enums";
import { alerts } from "@/db/schema/alerts";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { connections, numberEvents, numbers, quotaScopes, quotaUses, wabas } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import type { Ctx } from "../context";
import { applyReceipts } from "../delivery/apply-receipts";
import { claim } from "../delivery/claim";
import { messageToSend } from "../delivery/queries";
import { queueMessages } from "../delivery/queue-messages";
import { inbound, receive } from "../inbox/inbox-world";
import type { NumberHealth } from "../providers/number-types";
import type { GrantedNumber } from "../providers/onboarding-types";
import { type ProviderAdapter, ProviderError } from "../providers/types";
import { syncTemplates } from "../templates/sync-templates";
import {
  addContact,
  addConversation,
  addTemplate,
  addNumber as addTestNumber,
  type TestWorld,
  testWorld,
} from "../test-world";
import { findReceiver } from "../webhooks/receiver";
import { addConnection } from "./add-connection";
import { addNumber } from "./add-number";
import { applyNumberEvent } from "./apply-number-event";
import { changeConnection } from "./change-connection";
import { loadConnection } from "./connection";
import { degradeNumber } from "./move-number";
import { readHealth } from "./read-health";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let last = 0;
const waba = (id = `waba-${++last}`) => ({
  providerWabaId: id,
  name: "Kola Brázda",
  status: "APPROVED",
  verification: "verified" as const,
  numberLimit: 2,
});
const granted = (change: Partial<GrantedNumber> = {}): GrantedNumber => {
  const n = String(++last).padStart(6, "0");
  return {
    providerNumberId: `10410000${n}`,
    phone: `+420725${n}`,
    displayName: "Kola Brázda",
    nameStatus: "approved",
    codeVerified: true,
    registered: true,
    twoStep: true,
    inBusinessApp: false,
    waba: null,
    ...change,
  };
};
const connect = (provider: ProviderName = "meta") =>
  addConnection(world.ctx, { provider, name: "Servis", config: { wabaId: "w" }, secrets: { accessToken: "tajné" } });
const find = async (id: string) => {
  const [row] = await world.db.select().from(numbers).where(eq(numbers.id, id));
  if (!row) throw new Error("no number");
  return row;
};
const historyOf = async (numberId: string) =>
  world.db
    .select({ kind: numberEvents.kind, source: numberEvents.source, details: numberEvents.details })
    .from(numberEvents)
    .where(eq(numberEvents.numberId, numberId))
    .orderBy(numberEvents.at, numberEvents.kind);
const openAlerts = async (numberId: string) =>
  (await world.db.select().from(alerts).where(eq(alerts.subjectId, numberId)).orderBy(desc(alerts.raisedAt)))
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map(({ kind }) => kind);
const healthy: NumberHealth = { status: "active", quality: "green", dailyLimit: 2000, notes: [] };

function saying(provider: ProviderName, change: Partial<ProviderAdapter>): Ctx {
  const { ctx } = world;
  return { ...ctx, providers: { ...ctx.providers, [provider]: { ...ctx.providers[provider], ...change } } };
}

describe("adding a number", () => {
  it("makes it once, however often and by however many at once, and leaves its trace", async () => {
    const { connectionId } = await connect();
    const number = granted();
    const added = await Promise.all(
      [1, 2, 3].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number })),
    );
    const [numberId] = [...new Set(added.map((one) => one.numberId))];
    expect(new Set(added.map((one) => one.numberId)).size).toBe(1);
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await find(numberId ?? "")).toMatchObject({
      status: "connecting",
      displayName: "Kola Brázda",
      twoStep: true,
    });
    expect((await historyOf(numberId ?? "")).filter(({ kind }) => kind === "added")).toHaveLength(1);
    const audit = await world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.objectId, numberId ?? ""));
    expect(audit.map(({ action }) => action)).toEqual(["number.added"]);
  });

  it("starts with 50 clients while no limit is told, and with what the provider tells then (S3.34)", async () => {
    const { connectionId } = await connect();
    const { numberId } = await addNumber(world.ctx, { connectionId, name: "Servis", number: granted() });
    const scopeOf = async () =>
      (
        await world.db
          .select()
          .from(quotaScopes)
          .where(eq(quotaScopes.id, (await find(numberId)).quotaScopeId))
      )[0];
    expect(await scopeOf()).toMatchObject({ dailyLimit: 50, limitReadAt: null });
    await readHealth(saying("meta", { readNumber: async () => healthy }), { numberId });
    expect(await scopeOf()).toMatchObject({ dailyLimit: 2000, limitReadAt: world.clock.now() });
    expect(await find(numberId)).toMatchObject({ status: "active", quality: "green" });
  });

  it("lets the numbers of one account share its limit (S3.35)", async () => {
    const [{ connectionId }, account] = [await connect(), waba()];
    const [one, two] = await Promise.all(
      [1, 2].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted({ waba: account }) })),
    );
    const scopes = await Promise.all([one, two].map(async (added) => (await find(added?.numberId ?? "")).quotaScopeId));
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
    const ctx = saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await readHealth(ctx, one);
    await readHealth(ctx, two);
    expect((await find(two.numberId)).quotaScopeId).toBe(one.quotaScopeId);
    const uses = await world.db.select().from(quotaUses).where(eq(quotaUses.scopeId, one.quotaScopeId));
    expect(uses.map(({ customer }) => customer).sort()).toEqual(["a", "b"]);
  });
});

describe("a report", () => {
  it("lands in the history once, with where it came from", async () => {
    const { numberId, connectionId, providerNumberId } = await addTestNumber(world.ctx);
    const event = { type: "number" as const, providerNumberId, quality: "red" as const, dailyLimit: 250 };
    for (let n = 0; n < 2; n += 1) await applyNumberEvent(world.ctx, { connectionId, event });
    expect(await historyOf(numberId)).toEqual([
      { kind: "limit", source: "webhook", details: { to: 250 } },
      { kind: "quality", source: "webhook", details: { from: "unknown", to: "red" } },
    ]);
    expect(await openAlerts(numberId)).toEqual(["quality_red"]);
  });

  it("that is older than the newest reading changes nothing", async () => {
    const { numberId, connectionId, providerNumberId } = await addTestNumber(world.ctx);
    await readHealth(saying("meta", { readNumber: async () => healthy }), { numberId });
    const at = new Date(world.clock.now().getTime() - 10 * 60_000);
    const event = { type: "number" as const, providerNumberId, state: "disconnected" as const, at };
    await applyNumberEvent(world.ctx, { connectionId, event });
    expect(await find(numberId)).toMatchObject({ status: "active" });
  });

  it("of the policy review is kept until a reading tells that it is over (S3.31, S3.32)", async () => {
    const { numberId, connectionId } = await addTestNumber(world.ctx);
    const account = waba();
    const ctx = saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await readHealth(ctx, { numberId });
    const about = { type: "number" as const, providerWabaId: account.providerWabaId };
    await applyNumberEvent(world.ctx, { connectionId, event: { ...about, review: "pending", state: "policy_review" } });
    expect(await find(numberId)).toMatchObject({ status: "policy_review" });
    const reason = "account_review_update REJECTED";
    const refused = { ...about, review: "rejected" as const, state: "blocked" as const, reason };
    await applyNumberEvent(world.ctx, { connectionId, event: refused });
    expect(await find(numberId)).toMatchObject({ status: "blocked", statusReason: reason });
    expect(await openAlerts(numberId)).toEqual(["number_blocked"]);
    await readHealth(ctx, { numberId });
    expect(await find(numberId)).toMatchObject({ status: "active" });
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
    expect(await find(numberId)).toMatchObject({
      displayName: "Kola Brázda",
      nameStatus: "rejected",
      nameReason: "NAME_FORMAT_UNACCEPTABLE",
    });
    expect(await openAlerts(numberId)).toEqual(["name_rejected"]);
  });

  it("with a notice about the account tells it once and writes it into every history", async () => {
    const { connectionId } = await connect();
    const own = await Promise.all(
      [1, 2].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted() })),
    );
    const alert = { severity: "critical" as const, code: "ACCOUNT_VIOLATION", text: "ACCOUNT_VIOLATION SPAM" };
    for (let n = 0; n < 2; n += 1)
      await applyNumberEvent(world.ctx, { connectionId, event: { type: "number", alert } });
    const ids = own.map(({ numberId }) => numberId);
    expect((await Promise.all(ids.map(openAlerts))).flat()).toEqual(["provider_notice"]);
    for (const id of ids)
      expect((await historyOf(id)).filter(({ kind }) => kind === "notice")[0]).toMatchObject({
        details: { code: "ACCOUNT_VIOLATION" },
      });
  });

  it("raises an alert when the number degrades and ends it when it recovers", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    await degradeNumber(world.ctx, { numberId, status: "disconnected", reason: "over the limit" });
    expect(await openAlerts(numberId)).toEqual(["number_disconnected"]);
    world.clock.advanceMs(1000);
    await readHealth(saying("meta", { readNumber: async () => healthy }), { numberId });
    expect(await openAlerts(numberId)).toEqual([]);
    expect((await historyOf(numberId)).filter(({ kind }) => kind === "status")).toEqual([
      { kind: "status", source: "delivery", details: { from: "active", to: "disconnected", reason: "over the limit" } },
      { kind: "status", source: "read", details: { from: "disconnected", to: "active" } },
    ]);
  });

  it("flags a name that waits over 48 hours (S3.39)", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    const ctx = saying("meta", {
      readNumber: async () => ({ ...healthy, status: "name_pending", nameStatus: "pending", displayName: "Kola" }),
    });
    await readHealth(ctx, { numberId });
    const since = world.clock.now();
    world.clock.advanceMs(48 * 3_600_000 + 1);
    await readHealth(ctx, { numberId });
    expect(await find(numberId)).toMatchObject({
      status: "name_pending",
      nameStatus: "pending",
      nameStatusSince: since,
    });
    expect(await openAlerts(numberId)).toEqual(["name_waiting"]);
  });

  it("that cannot be had is kept, and told when that lasts", async () => {
    const { numberId } = await addTestNumber(world.ctx);
    const ctx = saying("meta", {
      readNumber: async () => Promise.reject(new ProviderError("auth", { safeText: "token expired" })),
    });
    await readHealth(saying("meta", { readNumber: async () => healthy }), { numberId });
    await expect(readHealth(ctx, { numberId })).rejects.toThrow();
    expect(await find(numberId)).toMatchObject({ healthError: "auth: token expired", quality: "green" });
    expect(await openAlerts(numberId)).toEqual([]);
    world.clock.advanceMs(4 * 3_600_000);
    await expect(readHealth(ctx, { numberId })).rejects.toThrow();
    expect(await openAlerts(numberId)).toEqual(["health_unreadable"]);
  });

  it("of a whole account reaches its numbers at once with readings, without a deadlock", async () => {
    const [{ connectionId }, account] = [await connect(), waba()];
    const added = await Promise.all(
      [1, 2, 3].map(() => addNumber(world.ctx, { connectionId, name: "Servis", number: granted({ waba: account }) })),
    );
    const ctx = saying("meta", { readNumber: async () => ({ ...healthy, waba: account }) });
    await Promise.all([
      ...added.map(({ numberId }) => readHealth(ctx, { numberId })),
      ...[250, 1000, 2000].map((dailyLimit) =>
        applyNumberEvent(world.ctx, { connectionId, event: { type: "number", dailyLimit } }),
      ),
    ]);
    for (const { numberId } of added) expect(await find(numberId)).toMatchObject({ status: "active" });
  });
});

describe("sending stops by state", () => {
  it.each([
    ["disconnected", false],
    ["blocked", false],
    ["limited", true],
  ] as const)("%s: a message leaves: %s", async (status, leaves) => {
    const { numberId } = await addTestNumber(world.ctx);
    const contactId = await addContact(world.ctx, `+420777${String(++last).padStart(6, "0")}`);
    const lastClientMessageAt = new Date();
    const conversationId = await addConversation(world.ctx, { numberId, contactId, lastClientMessageAt });
    await queueMessages(world.ctx, [
      { id: world.ctx.newId(), conversationId, numberId, kind: "text", body: "Dobrý den" },
    ]);
    await degradeNumber(world.ctx, { numberId, status, reason: "x" });
    expect((await claim(world.ctx, { numberId, maxPriority: 1 })) !== null).toBe(leaves);
  });
});

describe("moving to another provider (O20)", () => {
  async function moved() {
    const old = await addTestNumber(world.ctx, { provider: "360dialog" });
    const contactId = await addContact(world.ctx, `+420776${String(++last).padStart(6, "0")}`);
    const conversationId = await addConversation(world.ctx, { numberId: old.numberId, contactId });
    const templateId = await addTemplate(world.ctx, old.numberId, { providerTemplateId: "old-id" });
    const removedId = await addTemplate(world.ctx, old.numberId, {
      providerTemplateId: "old-2",
      name: "jen_u_stareho",
    });
    const messageId = world.ctx.newId();
    await queueMessages(world.ctx, [
      { id: messageId, conversationId, numberId: old.numberId, kind: "template", body: "Dobrý den", templateId },
    ]);
    const { connectionId } = await connect("twilio");
    const number = granted({ phone: old.phone, providerNumberId: old.phone });
    const added = await addNumber(world.ctx, { connectionId, name: "Nové jméno", number });
    return { old, added, connectionId, conversationId, templateId, removedId, messageId };
  }

  it("keeps the number, its name, conversations and queue, and writes it down", async () => {
    const { old, added, connectionId, conversationId, messageId } = await moved();
    expect(added).toEqual({ numberId: old.numberId, isNew: false });
    expect(await find(old.numberId)).toMatchObject({
      connectionId,
      providerNumberId: old.phone,
      name: "Servis",
      status: "connecting",
    });
    const [conversation] = await world.db.select().from(conversations).where(eq(conversations.id, conversationId));
    expect(conversation?.numberId).toBe(old.numberId);
    expect((await messageToSend(world.db, messageId))?.number.connectionId).toBe(connectionId);
    expect(await historyOf(old.numberId)).toContainEqual({
      kind: "moved",
      source: "person",
      details: { from: "360dialog", to: "twilio" },
    });
  });

  it("sends nothing until the new provider says that the number is well", async () => {
    const { old } = await moved();
    expect(await claim(world.ctx, { numberId: old.numberId, maxPriority: 1 })).toBeNull();
    await readHealth(saying("twilio", { readNumber: async () => healthy }), old);
    expect(await find(old.numberId)).toMatchObject({ status: "active" });
  });

  it("matches templates by name and language; waiting messages leave with the new provider's id", async () => {
    const { old, templateId, removedId, messageId } = await moved();
    expect(world.sentJobs).toContainEqual({ name: "templates/sync.due", data: { numberId: old.numberId } });
    const [row] = await world.db.select().from(templates).where(eq(templates.id, templateId));
    if (!row) throw new Error("no template");
    const { name, language, category, components } = row;
    const listTemplates: ProviderAdapter["listTemplates"] = async () => [
      { name, language, category, components, status: "approved", reason: null, providerTemplateId: "HXnew" },
    ];
    await syncTemplates(saying("twilio", { listTemplates }), old);
    const [after] = await world.db.select().from(templates).where(eq(templates.id, templateId));
    expect(after).toMatchObject({ providerTemplateId: "HXnew", status: "approved", removedAt: null });
    const [gone] = await world.db.select().from(templates).where(eq(templates.id, removedId));
    expect(gone?.removedAt).not.toBeNull();
    expect((await messageToSend(world.db, messageId))?.providerTemplateId).toBe("HXnew");
  });

  it("still takes receipts and late messages over the old connection, for a week", async () => {
    const { old, conversationId } = await moved();
    const id = world.ctx.newId();
    await world.db.insert(messages).values({
      id,
      conversationId,
      numberId: old.numberId,
      direction: "out",
      kind: "text",
      at: world.clock.now(),
      status: "accepted",
      providerMessageId: "wamid.before-the-move",
    });
    const { connectionId, providerNumberId } = old;
    expect((await findReceiver(world.ctx, { provider: "360dialog", connectionId }))?.ownNumbers).toEqual([
      providerNumberId,
    ]);
    await applyReceipts(world.ctx, {
      connectionId,
      receipts: [
        {
          type: "receipt",
          providerNumberId,
          providerMessageId: "wamid.before-the-move",
          ref: null,
          status: "delivered",
          at: world.clock.now(),
        },
      ],
    });
    const [message] = await world.db.select().from(messages).where(eq(messages.id, id));
    expect(message?.status).toBe("delivered");
    await receive(world, old, inbound({ body: "Přišlo pozdě" }));
    const inboxed = await world.db.select().from(messages).where(eq(messages.numberId, old.numberId));
    expect(inboxed.map(({ body }) => body)).toContain("Přišlo pozdě");
  });

  it("does not listen to the old provider about the number's state", async () => {
    const { old } = await moved();
    await readHealth(saying("twilio", { readNumber: async () => healthy }), old);
    const { connectionId, providerNumberId, numberId } = old;
    await applyNumberEvent(world.ctx, {
      connectionId,
      event: { type: "number", providerNumberId, state: "disconnected", reason: "PHONE_NUMBER_REMOVED" },
    });
    expect(await find(numberId)).toMatchObject({ status: "active" });
  });
});

describe("changing credentials", () => {
  it("keeps the secret that may still sign, seals everything and never writes a secret down", async () => {
    const { connectionId, numberId } = await addTestNumber(world.ctx);
    await changeConnection(world.ctx, { connectionId, secrets: { appSecret: "nové-tajemství" } });
    const { secrets } = await loadConnection(world.ctx, connectionId);
    expect(secrets).toMatchObject({ accessToken: "token", appSecret: "nové-tajemství", previousAppSecret: "secret" });
    const [row] = await world.db.select().from(connections).where(eq(connections.id, connectionId));
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, connectionId));
    const written = JSON.stringify([row, audit, await historyOf(numberId)]);
    expect(written).not.toContain("nové-tajemství");
    expect(audit.map(({ action }) => action)).toEqual(["connection.changed"]);
  });
});
