import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries, groups } from "@/db/schema/team";
import { saveRouting } from "../routing/save-routing";
import { testRouting } from "../routing/test-routing";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { addBot, scriptWith } from "./bots-world";
import { botsRouter } from "./router";
import { enabledBots } from "./show-bots";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const actorOf = async (role: Role) => ({ ...world.ctx, actor: await addUser(world.ctx, { role }) });
const callerOf = async (role: Role) => createCaller(botsRouter)(await actorOf(role));
const script = scriptWith({ kind: "people" });

/** A number whose only rule hands everything to the bot. */
async function routedTo(botId: string) {
  const admin = await actorOf("admin");
  const { numberId } = await addNumber(world.ctx);
  const rule = { id: world.ctx.newId(), name: "Všechno botovi", enabled: true, conditions: [] };
  const target = { kind: "bot" as const, groupId: null, operatorId: null, botId };
  const rules = [{ ...rule, target }];
  await saveRouting(admin, { numberId, version: 0, fallbackGroupId: null, rules });
  const ask = { numberId, fallbackGroupId: null, rules, text: "Ahoj", contactId: null, campaignId: null, at: null };
  return { numberId, test: () => testRouting(admin, ask) };
}

describe("bots (N.45)", () => {
  it("are added, changed, switched off and deleted, each with its trace", async () => {
    const admin = await callerOf("admin");
    const botId = world.ctx.newId();
    await admin.save({ botId, version: 0, name: "Recepce", enabled: true, script });
    expect(await admin.save({ botId, version: 1, name: "Recepce 2", enabled: true, script })).toEqual({ version: 2 });
    await admin.switch({ botId, enabled: false });
    expect(await admin.show({ botId })).toMatchObject({ name: "Recepce 2", enabled: false, version: 2, rules: [] });
    expect(await enabledBots(world.ctx, { botIds: [botId] })).toEqual([]);
    await admin.remove({ botId });
    await expect(admin.show({ botId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, botId));
    expect(traces.map(({ action }) => action)).toEqual(["bot.added", "bot.changed", "bot.switched", "bot.removed"]);
  });

  it("refuses what somebody else changed meanwhile, and a name that is taken", async () => {
    const admin = await callerOf("admin");
    const botId = world.ctx.newId();
    const bot = { botId, version: 0, name: "Jeden", enabled: true, script };
    await admin.save(bot);
    await expect(admin.save(bot)).rejects.toThrow("botChanged");
    await expect(admin.save({ ...bot, version: 7 })).rejects.toThrow("botChanged");
    await expect(admin.save({ ...bot, botId: world.ctx.newId(), name: "JEDEN" })).rejects.toThrow("botName");
  });

  it("refuses a script that leads nowhere or to a group that was dissolved", async () => {
    const admin = await callerOf("admin");
    const groupId = world.ctx.newId();
    await world.db.insert(groups).values({ id: groupId, name: "Servis" });
    const save = (bad: typeof script) =>
      admin.save({ botId: world.ctx.newId(), version: 0, name: world.ctx.newId(), enabled: true, script: bad });
    await save(scriptWith({ kind: "group", groupId }));
    await world.db.update(groups).set({ active: false }).where(eq(groups.id, groupId));
    await expect(save(scriptWith({ kind: "group", groupId }))).rejects.toThrow("botScript");
    await expect(save({ ...script, steps: script.steps.slice(0, 1) })).rejects.toThrow("botScript");
  });

  it("say which rules name them, and cannot be deleted while one does", async () => {
    const admin = await callerOf("admin");
    const botId = await addBot(await actorOf("admin"));
    const { numberId } = await routedTo(botId);
    const row = (await admin.list()).find(({ id }) => id === botId);
    expect(row).toMatchObject({ stepCount: 2, sessionCount: 0, rules: [{ numberId, ruleName: "Všechno botovi" }] });
    await expect(admin.remove({ botId })).rejects.toThrow("botUsed");
  });

  it("are tried like any target, and passed over while they are off (N.62)", async () => {
    const admin = await callerOf("admin");
    const botId = await addBot(await actorOf("admin"));
    const { test } = await routedTo(botId);
    expect((await test()).explanation).toMatchObject({ target: { kind: "bot", botId, groupId: null } });
    await admin.switch({ botId, enabled: false });
    expect((await test()).explanation).toMatchObject({ ruleId: null, tried: [{ verdict: "no_target" }] });
  });

  it("are seen by supervisors and changed by administrators only", async () => {
    const [supervisor, operator] = [await callerOf("supervisor"), await callerOf("operator")];
    const botId = await addBot(await actorOf("admin"));
    expect((await supervisor.show({ botId })).script.steps).toHaveLength(2);
    const refused = [
      supervisor.save({ botId, version: 1, name: "Ne", enabled: true, script }),
      supervisor.switch({ botId, enabled: false }),
      supervisor.remove({ botId }),
      operator.list(),
      operator.show({ botId }),
      operator.choices(),
    ];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
