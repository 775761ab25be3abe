import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { checkResult } from "./check-result";
import { resultsRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const callerOf = async (role: Role) =>
  createCaller(resultsRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role }) });
const fields = (nameCs: string) => ({ nameCs, nameEn: `${nameCs} en`, color: null, noteRequired: false });

describe("results of sessions (S1.16)", () => {
  it("are added, changed, ordered, retired and brought back, each with its trace", async () => {
    const boss = await callerOf("supervisor");
    const { resultId: solved } = await boss.add({ ...fields("Vyřešeno"), color: "green" });
    const { resultId: spam } = await boss.add(fields("Spam"));
    await boss.change({ resultId: spam, ...fields("Nevyžádané"), noteRequired: true });
    await boss.order({ resultIds: [spam, solved] });
    expect(await boss.offered()).toMatchObject([
      { id: spam, nameCs: "Nevyžádané", color: null, noteRequired: true },
      { id: solved, nameCs: "Vyřešeno", color: "green", noteRequired: false },
    ]);
    await boss.retire({ resultId: spam, isRetired: true });
    expect((await boss.offered()).map(({ id }) => id)).toEqual([solved]);
    expect((await boss.list()).map(({ id, active }) => [id, active])).toEqual([
      [solved, true],
      [spam, false],
    ]);
    await boss.retire({ resultId: spam, isRetired: false });
    expect((await boss.offered()).map(({ id }) => id)).toContain(spam);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, spam));
    expect(traces.map(({ action }) => action).sort()).toEqual([
      "result.added",
      "result.changed",
      "result.restored",
      "result.retired",
    ]);
  });

  it("are never all retired, not by two at once either: no session could be ended", async () => {
    const boss = await callerOf("supervisor");
    const { resultId } = await boss.add(fields("Hotovo"));
    const others = (await boss.offered()).map(({ id }) => id).filter((id) => id !== resultId);
    const outcomes = await Promise.allSettled(
      [resultId, ...others].map((id) => boss.retire({ resultId: id, isRetired: true })),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(await boss.offered()).toHaveLength(1);
    for (const id of others) await boss.retire({ resultId: id, isRetired: false });
  });

  it("end a session only while they are offered, and with the note they ask for", async () => {
    const boss = await callerOf("admin");
    const { resultId } = await boss.add({ ...fields("Reklamace"), noteRequired: true });
    await expect(checkResult(world.ctx, { resultId, note: "  " })).rejects.toThrow("resultNote");
    await checkResult(world.ctx, { resultId, note: "Vrací kolo." });
    await boss.retire({ resultId, isRetired: true });
    await expect(checkResult(world.ctx, { resultId, note: "Vrací kolo." })).rejects.toThrow("notFound");
  });

  it("operators read what is offered and change nothing", async () => {
    const operator = await callerOf("operator");
    const nobody = world.ctx.newId();
    const refused = [
      operator.list(),
      operator.add(fields("Ne")),
      operator.change({ resultId: nobody, ...fields("Ne") }),
      operator.retire({ resultId: nobody, isRetired: true }),
      operator.order({ resultIds: [] }),
    ];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(Array.isArray(await operator.offered())).toBe(true);
    const boss = await callerOf("admin");
    await expect(boss.change({ resultId: nobody, ...fields("Ne") })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
