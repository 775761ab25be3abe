import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role, TemplateCategory } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import type { Ctx } from "../context";
import type { PendingEdit } from "../providers/template-types";
import { ProviderError, type ProviderTemplate } from "../providers/types";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { applyTemplateEvent } from "./apply-template-event";
import { emptyContent } from "./draft-rules";
import { versionsInTrouble } from "./list-rules";
import { loadSendableTemplate } from "./load-template";
import { templatesRouter } from "./router";
import { syncCoolDownMs } from "./rules";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const body = (text: string) => [{ type: "BODY" as const, text }];
const old = "Dobrý den, vaše kolo je hotové a čeká na vás.";
const content = { ...emptyContent, body: "Dobrý den, vaše kolo je připravené k vyzvednutí." };

/** An account at Twilio with one approved item, whose edits are items of their own. */
async function twilio() {
  const { numberId } = await addNumber(world.ctx, { provider: "twilio" });
  const main: ProviderTemplate = {
    providerTemplateId: "HX1",
    name: "kolo",
    language: "cs",
    category: "utility",
    status: "approved",
    reason: null,
    components: body(old),
  };
  const templateId = await addTemplate(world.ctx, numberId, {
    name: "kolo",
    providerTemplateId: "HX1",
    components: body(old),
  });
  const account = { edit: null as PendingEdit | null, made: 0, deleted: [] as string[], loseAnswer: false };
  const adapter = {
    ...world.ctx.providers.twilio,
    listTemplates: async () => [account.edit ? { ...main, pendingEdit: account.edit } : main],
    editTemplate: async (
      _: unknown,
      __: unknown,
      { components, category }: { components: ProviderTemplate["components"]; category: TemplateCategory },
    ) => {
      account.made += 1;
      account.edit = {
        providerTemplateId: `HX${1 + account.made}`,
        category,
        status: "pending",
        reason: null,
        components,
      };
      if (account.loseAnswer) throw new ProviderError("unreachable", { ambiguous: true, safeText: "no answer" });
      return account.edit;
    },
    deleteTemplate: async (_: unknown, { providerTemplateId }: { providerTemplateId: string }) => {
      account.deleted.push(providerTemplateId);
    },
  };
  const actor = await addUser(world.ctx, { role: "supervisor" });
  const ctx: Ctx = { ...world.ctx, actor, providers: { ...world.ctx.providers, twilio: adapter } };
  const caller = createCaller(templatesRouter)({ ...ctx, actor });
  const write = async () => {
    const { draftId } = await caller.openDraft({ templateId });
    const draft = { numberId, name: "kolo", language: "cs", category: "utility" as const, draftId };
    const { draft: now } = await caller.draft({ id: draftId });
    const { revision } = await caller.saveDraft({ ...draft, revision: now?.revision ?? 0, content });
    return { draftId, revision, acknowledged: true };
  };
  const sync = () => {
    world.clock.advanceMs(syncCoolDownMs + 1);
    return caller.sync({ numberId });
  };
  const find = async () => (await world.db.select().from(templates).where(eq(templates.id, templateId)))[0];
  return { numberId, templateId, account, caller, write, sync, find };
}

describe("an edit beside the approved version (Twilio)", () => {
  it("is shown while it waits, and the approved one goes on being sent", async () => {
    const { caller, write, sync, find, numberId, templateId } = await twilio();
    expect(await caller.submit(await write())).toEqual({ templateId });
    const both = {
      status: "approved",
      providerTemplateId: "HX1",
      components: [{ text: old }],
      pendingEdit: { providerTemplateId: "HX2", status: "pending", components: [{ text: content.body }] },
    };
    expect(await find()).toMatchObject(both);
    expect(await sync()).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(await find()).toMatchObject(both);
    expect(await loadSendableTemplate(world.ctx, { templateId, numberId })).toMatchObject({ id: templateId });
  });

  it("that was refused is shown with its reason, repaired from its own words, or discarded", async () => {
    const { account, caller, write, sync, find, templateId } = await twilio();
    await caller.submit(await write());
    if (account.edit) account.edit = { ...account.edit, status: "rejected", reason: "INVALID_FORMAT" };
    expect(await sync()).toEqual({ added: 0, changed: 1, removed: 0 });
    const [listed] = (await caller.list({})).filter(({ id }) => id === templateId);
    expect(listed).toMatchObject({ status: "approved", pendingEdit: { status: "rejected", reason: "INVALID_FORMAT" } });
    expect(versionsInTrouble(listed ? [listed] : [])).toHaveLength(1);
    const { draftId } = await caller.openDraft({ templateId });
    expect((await caller.draft({ id: draftId })).draft?.content.body).toBe(content.body);
    await caller.discardEdit({ templateId });
    expect([account.deleted, (await find())?.pendingEdit]).toEqual([["HX2"], null]);
    await expect(caller.discardEdit({ templateId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("whose answer was lost is not made twice", async () => {
    const { account, caller, write, find } = await twilio();
    account.loseAnswer = true;
    const draft = await write();
    await caller.submit(draft);
    expect([account.made, (await find())?.pendingEdit?.providerTemplateId]).toEqual([1, "HX2"]);
  });

  it("is not taken for made when only the old version is there, even with the same body", async () => {
    const { account, caller, numberId, templateId, find } = await twilio();
    const { draftId } = await caller.openDraft({ templateId });
    const draft = { numberId, name: "kolo", language: "cs", category: "utility" as const, draftId };
    const footer = { ...emptyContent, body: old, footer: "Kola Brázda" };
    const { revision } = await caller.saveDraft({ ...draft, revision: 0, content: footer });
    await world.sql`update template_drafts set submit_error = 'no answer' where id = ${draftId}`;
    await caller.submit({ draftId, revision, acknowledged: true });
    expect([account.made, (await find())?.pendingEdit?.status]).toEqual([1, "pending"]);
  });

  it("goes with its template when that is deleted", async () => {
    const { account, caller, write, templateId } = await twilio();
    await caller.submit(await write());
    await caller.delete({ templateId, name: "kolo" });
    expect(account.deleted).toEqual(["HX2", "HX1"]);
  });
});

describe("the warning of a move to another category", () => {
  async function moved() {
    const { numberId, connectionId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId);
    const tell = (category: TemplateCategory) =>
      applyTemplateEvent(world.ctx, {
        connectionId,
        event: { type: "template", providerTemplateId: "100000000000001", category },
      });
    await tell("marketing");
    const callerOf = async (role: Role) => {
      const actor = await addUser(world.ctx, { role });
      return createCaller(templatesRouter)({ ...world.ctx, actor });
    };
    const listed = async () =>
      (await (await callerOf("operator")).list({ numberId })).filter(({ id }) => id === templateId);
    return { templateId, tell, callerOf, listed };
  }

  it("ends when a person takes note of it, who and when stay readable, and the next move warns anew", async () => {
    const { templateId, tell, callerOf, listed } = await moved();
    expect(versionsInTrouble(await listed())).toHaveLength(1);
    const caller = await callerOf("supervisor");
    await caller.seeCategoryMove({ templateId });
    const seenAt = world.clock.now();
    world.clock.advanceMs(1000);
    await caller.seeCategoryMove({ templateId });
    expect(versionsInTrouble(await listed())).toEqual([]);
    expect(await listed()).toMatchObject([
      { previousCategory: "utility", categorySeenAt: seenAt, categorySeenBy: "Petra Nováková" },
    ]);
    const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, templateId));
    expect(entries).toMatchObject([
      { action: "template.category_seen", details: { from: "utility", to: "marketing" } },
    ]);
    await tell("utility");
    expect(versionsInTrouble(await listed())).toHaveLength(1);
    expect(await listed()).toMatchObject([{ categorySeenAt: null, categoryChangedAt: world.clock.now() }]);
  });

  it("is not for operators to end", async () => {
    const { templateId, callerOf } = await moved();
    const call = (await callerOf("operator")).seeCategoryMove({ templateId });
    await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
