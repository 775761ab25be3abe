import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { isOffered } from "./list-tags";
import { tagsRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const callerOf = async (role: Role) =>
  createCaller(tagsRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role }) });

describe("tags (S1.18)", () => {
  it("are added, renamed, retired and brought back, each with its trace", async () => {
    const boss = await callerOf("supervisor");
    const { tagId } = await boss.add({ name: "VIP", color: "purple" });
    await boss.change({ tagId, name: "Vážený", color: "teal" });
    expect(await boss.offered()).toEqual([{ id: tagId, name: "Vážený", color: "teal" }]);
    await boss.retire({ tagId, isRetired: true });
    expect(await boss.offered()).toEqual([]);
    expect(await isOffered(world.ctx, { tagId })).toBe(false);
    expect(await boss.list()).toMatchObject([{ id: tagId, isUsed: false }]);
    await boss.retire({ tagId, isRetired: false });
    expect(await isOffered(world.ctx, { tagId })).toBe(true);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, tagId));
    expect(traces.map(({ action }) => action).sort()).toEqual([
      "tag.added",
      "tag.changed",
      "tag.restored",
      "tag.retired",
    ]);
  });

  it("have names of their own while they are offered, whatever the case", async () => {
    const boss = await callerOf("admin");
    const { tagId } = await boss.add({ name: "Reklamace", color: "red" });
    await expect(boss.add({ name: "REKLAMACE", color: "blue" })).rejects.toThrow("tagTaken");
    await boss.change({ tagId, name: "reklamace", color: "red" });
    await boss.retire({ tagId, isRetired: true });
    const second = await boss.add({ name: "Reklamace", color: "blue" });
    await expect(boss.retire({ tagId, isRetired: false })).rejects.toThrow("tagTaken");
    await expect(boss.change({ tagId: second.tagId, name: "", color: "blue" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("operators read what is offered and change nothing", async () => {
    const operator = await callerOf("operator");
    const nobody = world.ctx.newId();
    const refused = [
      operator.list(),
      operator.add({ name: "Ne", color: "red" }),
      operator.change({ tagId: nobody, name: "Ne", color: "red" }),
      operator.retire({ tagId: nobody, isRetired: true }),
    ];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(Array.isArray(await operator.offered())).toBe(true);
    expect(await isOffered(world.ctx, { tagId: nobody })).toBe(false);
  });
});
