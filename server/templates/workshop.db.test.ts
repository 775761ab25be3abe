import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { templateDrafts, templateHistory, templates } from "@/db/schema/templates";
import type { Ctx } from "../context";
import type { TemplateLife } from "../providers/template-types";
import { ProviderError, type ProviderTemplate } from "../providers/types";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { emptyContent } from "./draft-rules";
import { templatesRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type Doors = TemplateLife & { listTemplates: () => Promise<ProviderTemplate[]> };
const capabilities = { templateEdit: true, deletesOneLanguage: true, unpause: true };

/** The real world with a provider of our own behind the doors of templates. */
async function desk(doors: Partial<Doors> = {}, role: Role = "supervisor", can: Partial<typeof capabilities> = {}) {
  const actor = await addUser(world.ctx, { role });
  const { meta } = world.ctx.providers;
  const adapter = { ...meta, capabilities: { ...meta.capabilities, ...capabilities, ...can }, ...doors };
  const ctx: Ctx = { ...world.ctx, actor, providers: { ...world.ctx.providers, meta: adapter } };
  return createCaller(templatesRouter)({ ...ctx, actor });
}
const submitted = { providerTemplateId: "T-1", status: "pending" as const, category: "utility" as const };
const content = { ...emptyContent, body: "Dobrý den, vaše kolo je připravené k vyzvednutí." };
const fresh = (numberId: string, name = "servis_hotovo") => ({
  numberId,
  name,
  language: "cs",
  category: "utility" as const,
});

async function written(caller: Awaited<ReturnType<typeof desk>>, body = content.body, name = "servis_hotovo") {
  const { numberId } = await addNumber(world.ctx);
  const { draftId } = await caller.createDraft(fresh(numberId, name));
  const { revision } = await caller.saveDraft({
    ...fresh(numberId, name),
    draftId,
    revision: 0,
    content: { ...content, body },
  });
  return { numberId, draftId, revision };
}
const find = async (id: string) => (await world.db.select().from(templates).where(eq(templates.id, id)))[0];
const draftOf = async (id: string) =>
  (await world.db.select().from(templateDrafts).where(eq(templateDrafts.id, id)))[0];

describe("a draft of a template (O12)", () => {
  it("is kept as it is written, and an older save overwrites nobody", async () => {
    const caller = await desk();
    const { draftId, numberId } = await written(caller);
    const late = caller.saveDraft({ ...fresh(numberId), draftId, revision: 0, content });
    await expect(late).rejects.toMatchObject({ message: expect.stringContaining("draftChanged") });
    expect(await caller.draft({ id: draftId })).toMatchObject({ draft: { revision: 1, name: "servis_hotovo" } });
  });

  it("begins as a copy of a template and says what could not go along", async () => {
    const caller = await desk();
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, {
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "Kolo {{jmeno}} je hotové." },
        { type: "LIMITED_TIME_OFFER", text: "Zima", hasExpiration: true },
      ],
    });
    const same = await caller.createDraft({ ...fresh(numberId, "kopie"), from: { templateId } });
    expect(same.lost).toEqual(["headerFile"]);
    const { numberId: twilio } = await addNumber(world.ctx, { provider: "twilio" });
    const other = await caller.createDraft({ ...fresh(twilio), from: { templateId } });
    expect(other.lost).toEqual(["headerFile", "offer", "names"]);
    expect((await draftOf(other.draftId))?.content).toMatchObject({ body: "Kolo {{1}} je hotové.", offer: null });
  });

  it.each<[Role, boolean]>([
    ["admin", true],
    ["supervisor", true],
    ["operator", false],
  ])("is for the %s: %s", async (role, may) => {
    const { numberId } = await addNumber(world.ctx);
    const begun = (await desk({}, role)).createDraft(fresh(numberId));
    if (may) expect(await begun).toMatchObject({ lost: [] });
    else await expect(begun).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("submitting for review", () => {
  it("makes the draft a waiting template with its first version and an audit entry", async () => {
    const caller = await desk({ submitTemplate: async () => submitted });
    const { draftId, revision } = await written(caller);
    const { templateId } = await caller.submit({ draftId, revision, acknowledged: false });
    expect(await find(templateId)).toMatchObject({
      id: draftId,
      status: "pending",
      providerTemplateId: "T-1",
      components: [{ type: "BODY", text: content.body }],
    });
    expect(await draftOf(draftId)).toBeUndefined();
    const history = await world.db.select().from(templateHistory).where(eq(templateHistory.templateId, templateId));
    expect(history).toMatchObject([{ source: "submit", category: "utility" }]);
    const [entry] = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, templateId));
    expect(entry).toMatchObject({ action: "template.submitted", details: { name: "servis_hotovo", language: "cs" } });
  });

  it("sends once for two presses, and a press after success finds what came of the first", async () => {
    let calls = 0;
    const caller = await desk({ submitTemplate: async () => ({ ...submitted, providerTemplateId: `T-${++calls}` }) });
    const { draftId, revision } = await written(caller);
    const input = { draftId, revision, acknowledged: false };
    const both = await Promise.allSettled([caller.submit(input), caller.submit(input)]);
    expect([calls, both.some(({ status }) => status === "fulfilled")]).toEqual([1, true]);
    expect(await caller.submit(input)).toEqual({ templateId: draftId });
    expect(calls).toBe(1);
  });

  it("refuses errors of the linter, and warnings until they are acknowledged", async () => {
    const caller = await desk({ submitTemplate: async () => submitted });
    const bad = await written(caller, "{{1}} je připravené k vyzvednutí na prodejně.");
    const first = caller.submit({ ...bad, acknowledged: true });
    await expect(first).rejects.toMatchObject({ message: expect.stringContaining("templateUnsound") });
    const doubtful = await written(caller, "Máme pro vás slevu na servis kol.");
    const second = caller.submit({ ...doubtful, acknowledged: false });
    await expect(second).rejects.toMatchObject({ message: expect.stringContaining("templateWarnings") });
    expect(await caller.submit({ ...doubtful, acknowledged: true })).toEqual({ templateId: doubtful.draftId });
  });

  it("keeps the draft and the provider's words when it is refused", async () => {
    const refused = () => Promise.reject(new ProviderError("bad_request", { safeText: "body too long" }));
    const caller = await desk({ submitTemplate: refused, listTemplates: async () => [] });
    const { draftId, revision } = await written(caller);
    const press = caller.submit({ draftId, revision, acknowledged: false });
    await expect(press).rejects.toMatchObject({ message: expect.stringContaining("templateRefused") });
    expect(await draftOf(draftId)).toMatchObject({ submittingAt: null, submitError: "body too long" });
  });

  it("finds by name and language what arrived although its answer was lost", async () => {
    const there: ProviderTemplate[] = [];
    const caller = await desk({
      submitTemplate: async (_, { name, language, components }) => {
        there.push({ ...submitted, providerTemplateId: "T-9", name, language, components, reason: null });
        throw new ProviderError("unreachable", { safeText: "timeout", ambiguous: true });
      },
      listTemplates: async () => there,
    });
    const { draftId, revision } = await written(caller);
    expect(await caller.submit({ draftId, revision, acknowledged: false })).toEqual({ templateId: draftId });
    expect(await find(draftId)).toMatchObject({ providerTemplateId: "T-9", status: "pending" });
  });

  it("says that the provider is down and asks first when it is pressed again", async () => {
    let isDown = true;
    const there: ProviderTemplate[] = [];
    const down = () => Promise.reject(new ProviderError("unreachable", { safeText: "timeout", ambiguous: true }));
    const caller = await desk({
      submitTemplate: async (_, { name, language, components }) => {
        there.push({ ...submitted, providerTemplateId: "T-7", name, language, components, reason: null });
        return down();
      },
      listTemplates: async () => (isDown ? down() : there),
    });
    const { draftId, revision } = await written(caller);
    const press = caller.submit({ draftId, revision, acknowledged: false });
    await expect(press).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    isDown = false;
    await caller.submit({ draftId, revision, acknowledged: false });
    expect([there.length, (await find(draftId))?.providerTemplateId]).toEqual([1, "T-7"]);
  });
});

describe("editing an approved template", () => {
  it("goes to review again under the same id, once in 24 hours", async () => {
    const caller = await desk({
      editTemplate: async (_, { providerTemplateId }) => ({ ...submitted, providerTemplateId }),
    });
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, {
      name: "a",
      components: [{ type: "BODY", text: "Starý text." }],
    });
    const { draftId } = await caller.openDraft({ templateId });
    expect(await caller.openDraft({ templateId })).toEqual({ draftId });
    const change = { ...fresh(numberId, "jine_jmeno"), category: "marketing" as const, draftId, revision: 0, content };
    const { revision } = await caller.saveDraft(change);
    expect(await draftOf(draftId)).toMatchObject({ name: "a", category: "utility" });
    expect(await caller.submit({ draftId, revision, acknowledged: false })).toEqual({ templateId });
    expect(await find(templateId)).toMatchObject({ status: "pending", components: [{ text: content.body }] });
    await world.db.update(templates).set({ status: "approved" }).where(eq(templates.id, templateId));
    await expect(caller.openDraft({ templateId })).rejects.toMatchObject({ code: "CONFLICT" });
    const detail = await caller.detail({ templateId });
    expect(detail.editableFrom).toMatchObject({ limit: "day" });
    expect(detail.history[0]).toMatchObject({ source: "edit", actor: "Petra Nováková" });
  });

  it("is refused where the provider cannot", async () => {
    const caller = await desk({}, "admin", { templateEdit: false });
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId);
    await expect(caller.openDraft({ templateId })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await caller.detail({ templateId })).actions).not.toContain("edit");
  });
});

describe("deleting, unpausing, marking", () => {
  it("deletes after the name was typed; ours stays readable", async () => {
    const deleted: string[] = [];
    const caller = await desk({ deleteTemplate: async (_, { name }) => void deleted.push(name) });
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, { name: "a" });
    await expect(caller.delete({ templateId, name: "b" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await caller.delete({ templateId, name: "a" });
    expect([deleted, (await find(templateId))?.status]).toEqual([["a"], "deleted"]);
    await caller.delete({ templateId, name: "a" });
    expect(deleted).toEqual(["a"]);
  });

  it("takes all languages where the provider deletes by name", async () => {
    const caller = await desk({ deleteTemplate: async () => undefined }, "admin", { deletesOneLanguage: false });
    const { numberId } = await addNumber(world.ctx);
    const [cs, en] = [
      await addTemplate(world.ctx, numberId, { name: "a" }),
      await addTemplate(world.ctx, numberId, { name: "a", language: "en" }),
    ];
    await caller.delete({ templateId: cs, name: "a" });
    expect((await find(en))?.removedAt).toEqual(world.clock.now());
  });

  it("keeps the template when the provider is down, and says so", async () => {
    const down = () => Promise.reject(new ProviderError("unreachable", { safeText: "timeout" }));
    const caller = await desk({ deleteTemplate: down });
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, { name: "a" });
    await expect(caller.delete({ templateId, name: "a" })).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect((await find(templateId))?.status).toBe("approved");
  });

  it("ends a pause", async () => {
    const caller = await desk({ unpauseTemplate: async () => undefined });
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, { status: "paused", statusReason: "FIRST_PAUSE" });
    await caller.unpause({ templateId });
    expect(await find(templateId)).toMatchObject({ status: "approved", statusReason: null });
    await expect(caller.unpause({ templateId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("stars for one person, hides for everybody", async () => {
    const [one, other] = [await desk(), await desk({}, "operator")];
    const { numberId } = await addNumber(world.ctx);
    const templateId = await addTemplate(world.ctx, numberId, { name: "a" });
    const mark = { numberId, name: "a", on: true };
    await one.favour(mark);
    await one.hide(mark);
    expect(await one.list({ numberId })).toMatchObject([{ id: templateId, isFavourite: true, isHidden: true }]);
    expect(await other.list({ numberId })).toMatchObject([{ isFavourite: false, isHidden: true }]);
    await expect(other.hide({ ...mark, on: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await one.hide({ ...mark, on: false });
    expect(await one.list({ numberId })).toMatchObject([{ isHidden: false }]);
  });
});
