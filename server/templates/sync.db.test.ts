import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { numbers } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import type { Ctx } from "../context";
import { ProviderError, type ProviderTemplate } from "../providers/types";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { applyTemplateEvent } from "./apply-template-event";
import { templateJobs } from "./jobs";
import { loadSendableTemplate } from "./load-template";
import { templatesRouter } from "./router";
import { syncCoolDownMs } from "./rules";
import { syncDueNow, syncDueNumbers } from "./sync-due";
import { syncTemplates } from "./sync-templates";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clock.advanceMs(syncCoolDownMs + 1));

const theirs = (name: string, change: Partial<ProviderTemplate> = {}): ProviderTemplate => ({
  providerTemplateId: `id-${name}`,
  name,
  language: "cs",
  category: "utility",
  status: "approved",
  reason: null,
  components: [{ type: "BODY", text: `Dobrý den, {{1}}: ${name}`, example: { body_text: [["pane Nováku"]] } }],
  ...change,
});

function offering(listTemplates: () => Promise<ProviderTemplate[]>): Ctx {
  const { providers } = world.ctx;
  return { ...world.ctx, providers: { ...providers, meta: { ...providers.meta, listTemplates } } };
}
async function sync(numberId: string, ...found: ProviderTemplate[]) {
  world.clock.advanceMs(syncCoolDownMs + 1);
  return syncTemplates(
    offering(async () => found),
    { numberId },
  );
}
const own = async (numberId: string) => {
  const rows = await world.db.select().from(templates).where(eq(templates.numberId, numberId));
  return new Map(rows.map((row) => [row.name, row]));
};
const numberOf = async (id: string) => (await world.db.select().from(numbers).where(eq(numbers.id, id)))[0];

describe("synchronising templates (N.54)", () => {
  it("counts what is new, changed and gone, and nothing that is the same (S0.26)", async () => {
    const { numberId } = await addNumber(world.ctx);
    expect(await sync(numberId, theirs("a"), theirs("b"))).toEqual({ added: 2, changed: 0, removed: 0 });
    expect(await sync(numberId, theirs("a"), theirs("b"))).toEqual({ added: 0, changed: 0, removed: 0 });
    const edited = theirs("b", { components: [{ type: "BODY", text: "Nový text" }] });
    expect(await sync(numberId, edited, theirs("c"))).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(await numberOf(numberId)).toMatchObject({ templatesSyncedAt: world.clock.now(), templatesSyncError: null });
  });

  it("keeps removed ones readable and unusable, and takes them back under the same id (S0.27)", async () => {
    const { numberId } = await addNumber(world.ctx);
    await sync(numberId, theirs("a"));
    const before = (await own(numberId)).get("a");
    await sync(numberId);
    const removed = (await own(numberId)).get("a");
    expect(removed).toMatchObject({
      id: before?.id,
      status: "deleted",
      removedAt: world.clock.now(),
      components: before?.components,
    });
    const sendable = loadSendableTemplate(world.ctx, { templateId: before?.id ?? "", numberId });
    await expect(sendable).rejects.toMatchObject({ key: "templateNotApproved" });
    expect(await sync(numberId, theirs("a"))).toEqual({ added: 0, changed: 1, removed: 0 });
    expect((await own(numberId)).get("a")).toMatchObject({ id: before?.id, status: "approved", removedAt: null });
  });

  it("keeps since when a state holds, while only the text changes", async () => {
    const { numberId } = await addNumber(world.ctx);
    await sync(numberId, theirs("a"));
    const since = (await own(numberId)).get("a")?.statusSince;
    await sync(numberId, theirs("a", { components: [{ type: "BODY", text: "Jiný" }] }));
    expect((await own(numberId)).get("a")?.statusSince).toEqual(since);
    await sync(numberId, theirs("a", { status: "paused", reason: "Nízká kvalita" }));
    expect((await own(numberId)).get("a")).toMatchObject({
      statusSince: world.clock.now(),
      statusReason: "Nízká kvalita",
    });
  });

  it("does not undo what happened while the provider was being asked", async () => {
    const { numberId, connectionId } = await addNumber(world.ctx);
    await sync(numberId, theirs("a"), theirs("b"));
    world.clock.advanceMs(syncCoolDownMs + 1);
    const event = { type: "template" as const, providerTemplateId: "id-a", status: "paused" as const };
    const slow = offering(async () => {
      world.clock.advanceMs(1000);
      await applyTemplateEvent(world.ctx, { connectionId, event });
      await addTemplate(world.ctx, numberId, { name: "podana", status: "pending" });
      return [theirs("a")];
    });
    expect(await syncTemplates(slow, { numberId })).toEqual({ added: 0, changed: 0, removed: 1 });
    const rows = await own(numberId);
    expect([rows.get("a")?.status, rows.get("b")?.status]).toEqual(["paused", "deleted"]);
    expect(rows.get("podana")).toMatchObject({ status: "pending", removedAt: null });
  });

  it("is one for two presses of the button (S0.29)", async () => {
    const { numberId } = await addNumber(world.ctx);
    const ctx = offering(async () => [theirs("a")]);
    const both = await Promise.allSettled([syncTemplates(ctx, { numberId }), syncTemplates(ctx, { numberId })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(syncTemplates(ctx, { numberId })).rejects.toMatchObject({ code: "too_many" });
    world.clock.advanceMs(syncCoolDownMs + 1);
    expect(await syncTemplates(ctx, { numberId })).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it("that fails removes nothing, says why on the number, and stops no other number (S0.28)", async () => {
    const [bad, good] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    await sync(bad.numberId, theirs("a"));
    world.clock.advanceMs(syncCoolDownMs + 1);
    const failing = offering(async () => Promise.reject(new ProviderError("auth", { safeText: "neplatný klíč" })));
    await expect(syncTemplates(failing, { numberId: bad.numberId })).rejects.toMatchObject({ key: "syncFailed" });
    expect((await own(bad.numberId)).get("a")).toMatchObject({ status: "approved" });
    expect(await numberOf(bad.numberId)).toMatchObject({ templatesSyncError: "auth: neplatný klíč" });
    expect(await sync(good.numberId, theirs("a"))).toMatchObject({ added: 1 });
    expect(await sync(bad.numberId, theirs("a"))).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(await numberOf(bad.numberId)).toMatchObject({ templatesSyncError: null });
  });

  it("is due hourly, a job for every number (S0.28)", async () => {
    const [fresh, stale] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    await sync(stale.numberId);
    world.clock.advanceMs(3_600_000);
    await sync(fresh.numberId);
    const before = world.sentJobs.length;
    await syncDueNumbers(world.ctx);
    const due = world.sentJobs
      .slice(before)
      .map(({ name, data }) => `${name} ${"numberId" in data ? data.numberId : ""}`);
    expect(due).toContain(`templates/sync.due ${stale.numberId}`);
    expect(due).not.toContain(`templates/sync.due ${fresh.numberId}`);
  });

  it("that fails is tried again after an hour, not with every tick, and stops no other number (S0.28)", async () => {
    const [bad, good] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    const failing = offering(async () => Promise.reject(new ProviderError("auth", { safeText: "neplatný klíč" })));
    await expect(syncTemplates(failing, { numberId: bad.numberId })).rejects.toMatchObject({ key: "syncFailed" });
    const due = async () => {
      const before = world.sentJobs.length;
      await syncDueNumbers(world.ctx);
      return world.sentJobs.slice(before).flatMap(({ data }) => ("numberId" in data ? [data.numberId] : []));
    };
    world.clock.advanceMs(5 * 60_000);
    expect(await due()).not.toContain(bad.numberId);
    expect(await due()).toContain(good.numberId);
    world.clock.advanceMs(55 * 60_000);
    expect(await due()).toContain(bad.numberId);
    expect(templateJobs.find(({ id }) => id === "sync-templates")).toMatchObject({ retries: 0 });
    const ctx = { ...world.ctx, actor: await addUser(world.ctx, { role: "operator" }) };
    const shown = (await createCaller(templatesRouter)(ctx).syncs()).find(({ id }) => id === bad.numberId);
    expect(shown).toMatchObject({ error: "auth: neplatný klíč", triedAt: new Date(+world.clock.now() - 3_600_000) });
  });

  it("is done at once for every number that is due, and says which one failed (command line)", async () => {
    const [ours, failing] = [await addNumber(world.ctx), await addNumber(world.ctx, { provider: "twilio" })];
    const results = await syncDueNow(offering(async () => [theirs("a")]));
    const errorOf = (numberId: string) => results.find((row) => row.numberId === numberId)?.error;
    expect(errorOf(ours.numberId)).toBeNull();
    expect(errorOf(failing.numberId)).toContain("syncFailed");
    expect((await own(ours.numberId)).has("a")).toBe(true);
    expect((await syncDueNow(world.ctx)).map(({ numberId }) => numberId)).not.toContain(ours.numberId);
  });

  it.each<[Role, boolean]>([
    ["admin", true],
    ["supervisor", true],
    ["operator", false],
  ])("is for the %s: %s", async (role, may) => {
    const { numberId } = await addNumber(world.ctx);
    const ctx = { ...offering(async () => [theirs("a")]), actor: await addUser(world.ctx, { role }) };
    const called = createCaller(templatesRouter)(ctx).sync({ numberId });
    if (may) expect(await called).toEqual({ added: 1, changed: 0, removed: 0 });
    else await expect(called).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a provider's event about a template", () => {
  it("changes every copy of its connection and no other", async () => {
    const [ours, other] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    const [mine, foreign] = [await addTemplate(world.ctx, ours.numberId), await addTemplate(world.ctx, other.numberId)];
    const event = {
      type: "template" as const,
      providerTemplateId: "100000000000001",
      status: "paused" as const,
      reason: "Nízká kvalita",
    };
    await applyTemplateEvent(world.ctx, { connectionId: ours.connectionId, event });
    const find = async (id: string) => (await world.db.select().from(templates).where(eq(templates.id, id)))[0];
    expect(await find(mine)).toMatchObject({
      status: "paused",
      statusReason: "Nízká kvalita",
      statusSince: world.clock.now(),
    });
    expect(await find(foreign)).toMatchObject({ status: "approved" });
    await expect(loadSendableTemplate(world.ctx, { templateId: mine, numberId: ours.numberId })).rejects.toMatchObject({
      key: "templateNotApproved",
    });
  });

  it("does not lend a template to another number", async () => {
    const [ours, other] = [await addNumber(world.ctx), await addNumber(world.ctx)];
    const templateId = await addTemplate(world.ctx, ours.numberId);
    await expect(loadSendableTemplate(world.ctx, { templateId, numberId: other.numberId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await loadSendableTemplate(world.ctx, { templateId, numberId: ours.numberId })).toMatchObject({
      id: templateId,
    });
  });
});
