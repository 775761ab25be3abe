import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { auditEntries } from "@/db/schema/team";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { contactsRouter } from "./router";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const callerOf = async (role: Role) =>
  createCaller(contactsRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role }) });
const tracesOf = async (id: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, id))).map(({ action }) => action).sort();
const rowOf = async (id: string) => (await world.db.select().from(contacts).where(eq(contacts.id, id)))[0];
const nothing = { name: null, email: null, fields: {} };

describe("directory (N.33)", () => {
  it("pages by name without gaps or doubles and finds without diacritics", async () => {
    const operator = await callerOf("operator");
    const names = ["Žofie Adamová", "adam Zeman", "Čeněk Novák", "Cyril Nový", "Břetislav Kos"];
    for (const [n, name] of names.entries()) await addContact(world.ctx, `+42060211000${n}`, name);
    const unnamed = await addContact(world.ctx, "+420602110009");
    await world.db.update(contacts).set({ name: null }).where(eq(contacts.id, unnamed));
    const seen: (string | null)[] = [];
    let cursor: Awaited<ReturnType<typeof operator.list>>["nextCursor"] = null;
    do {
      const page: Awaited<ReturnType<typeof operator.list>> = await operator.list({
        search: "+42060211",
        limit: 2,
        cursor,
      });
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    // Whoever is known by a phone only stands behind all names.
    expect(seen).toEqual(["adam Zeman", "Břetislav Kos", "Čeněk Novák", "Cyril Nový", "Žofie Adamová", null]);
    expect((await operator.list({ search: "cenek" })).rows.map(({ name }) => name)).toEqual(["Čeněk Novák"]);
    const newest = await operator.list({ search: "+42060211", order: "newest", limit: 3 });
    expect(newest.rows[1]?.name).toBe("Břetislav Kos");
    const rest = await operator.list({ search: "+42060211", order: "newest", limit: 3, cursor: newest.nextCursor });
    expect([...newest.rows, ...rest.rows]).toHaveLength(6);
    expect(await operator.count({ search: "+42060211" })).toEqual({ count: 6, isMore: false });
  });

  it("pages through what an import made at one moment, the newest first (N.33, S2.5)", async () => {
    const operator = await callerOf("operator");
    for (const n of [1, 2, 3]) {
      const id = await addContact(world.ctx, `+42060221000${n}`, `Naráz ${n}`);
      await world.db.execute(
        sql`update contacts set created_at = '2026-03-01T10:00:00.123456Z' where id = ${id}::uuid`,
      );
    }
    const first = await operator.list({ search: "naraz", order: "newest", limit: 2 });
    const rest = await operator.list({ search: "naraz", order: "newest", limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...rest.rows].map(({ name }) => name).sort()).toEqual(["Naráz 1", "Naráz 2", "Naráz 3"]);
  });

  it("filters by every condition at once, saved for oneself or for all (S2.6, S2.7)", async () => {
    const [operator, other, boss] = [
      await callerOf("operator"),
      await callerOf("operator"),
      await callerOf("supervisor"),
    ];
    const { numberId } = await addNumber(world.ctx);
    const gold = await addContact(world.ctx, "+420602120001", "Filtr Zlatý");
    const old = await addContact(world.ctx, "+420602120002", "Filtr Starý");
    await addContact(world.ctx, "+420602120003", "Filtr Nikdo");
    await world.db
      .update(contacts)
      .set({ fields: { Úroveň: "Zlatá" } })
      .where(eq(contacts.id, gold));
    const at = (days: number) => new Date(world.clock.now().getTime() - days * 86_400_000);
    for (const [id, days] of [
      [gold, 2],
      [old, 90],
    ] as const) {
      const conversationId = await addConversation(world.ctx, { numberId, contactId: id });
      await world.db
        .update(conversations)
        .set({ lastMessageAt: at(days) })
        .where(eq(conversations.id, conversationId));
    }
    const found = async (conditions: Parameters<typeof operator.list>[0]["conditions"]) =>
      (await operator.list({ search: "filtr", conditions })).rows.map(({ name }) => name?.slice(6));
    expect(await found([{ kind: "field", key: "Úroveň", test: "is", value: "zlatá" }])).toEqual(["Zlatý"]);
    expect(await found([{ kind: "field", key: "Úroveň", test: "empty", value: "" }])).toEqual(["Nikdo", "Starý"]);
    expect(await found([{ kind: "number", numberId }])).toEqual(["Starý", "Zlatý"]);
    expect(await found([{ kind: "lastMessage", test: "within", days: 30 }])).toEqual(["Zlatý"]);
    expect(await found([{ kind: "lastMessage", test: "before", days: 30 }])).toEqual(["Starý"]);
    const spoken = (await operator.list({ search: "filtr" })).rows.map(({ lastMessageAt }) => lastMessageAt);
    expect(spoken).toEqual([null, at(90), at(2)]);
    expect(await found([{ kind: "lastMessage", test: "never", days: 1 }])).toEqual(["Nikdo"]);
    expect(
      await found([
        { kind: "number", numberId },
        { kind: "blocked", is: true },
      ]),
    ).toEqual([]);
    expect(
      await found([
        { kind: "consent", is: "unknown" },
        { kind: "created", test: "before", days: 1 },
      ]),
    ).toEqual([]);

    const conditions = [{ kind: "blocked" as const, is: false }];
    const { filterId } = await operator.saveFilter({ name: "Moji", conditions, isShared: false });
    expect(await other.filters()).toEqual([]);
    await expect(other.deleteFilter({ filterId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(operator.saveFilter({ name: "MOJI", conditions, isShared: true })).rejects.toThrow("filterTaken");
    await operator.saveFilter({ filterId, name: "Všech", conditions, isShared: true });
    expect(await other.filters()).toMatchObject([{ name: "Všech", isMine: false }]);
    await expect(other.deleteFilter({ filterId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await boss.deleteFilter({ filterId });
    expect(await operator.filters()).toEqual([]);
  });
});

describe("fields (N.71)", () => {
  it("are added, ordered, retired and asked for, with typed values", async () => {
    const [admin, operator] = [await callerOf("admin"), await callerOf("operator")];
    const shape = { key: "", options: [], required: false };
    const birth = await admin.addField({ ...shape, label: "Narození", kind: "date" });
    const size = await admin.addField({ ...shape, label: "Velikost", kind: "choice", options: ["S", "M"] });
    await expect(admin.addField({ ...shape, label: "narození", kind: "text" })).rejects.toThrow("fieldTaken");
    await expect(operator.addField({ ...shape, label: "Ne", kind: "text" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await admin.moveField({ fieldId: size.fieldId, by: -1 });
    expect((await operator.fields()).map(({ label }) => label)).toEqual(["Velikost", "Narození"]);

    const fields = { Narození: "24. 12. 1990", Velikost: "m" };
    const made = await operator.create({ ...nothing, name: "Nový Klient", phone: "602 130 001", fields });
    expect(await rowOf(made.contactId)).toMatchObject({
      phone: "+420602130001",
      fields: { Narození: "1990-12-24", Velikost: "M" },
    });
    expect(await operator.create({ ...nothing, phone: "+420602130001" })).toEqual({
      ok: false,
      contactId: made.contactId,
    });
    const wrong = { ...nothing, contactId: made.contactId, fields: { Narození: "30. 2. 2020" } };
    await expect(operator.change(wrong)).rejects.toThrow("fieldValue");
    await expect(operator.change({ ...nothing, contactId: made.contactId, email: "a@b" })).rejects.toThrow(
      "emailInvalid",
    );

    await admin.changeField({ fieldId: birth.fieldId, label: "Datum narození", options: [], required: true });
    await expect(operator.create({ ...nothing, phone: "602 130 002" })).rejects.toThrow("fieldValue");
    expect(await world.db.select().from(contacts).where(eq(contacts.phone, "+420602130002"))).toEqual([]);
    await admin.retireField({ fieldId: birth.fieldId, isRetired: true });
    await operator.change({
      ...nothing,
      contactId: made.contactId,
      email: "Klient@Example.cz",
      fields: { Velikost: "" },
    });
    expect(await rowOf(made.contactId)).toMatchObject({
      email: "klient@example.cz",
      fields: { Narození: "1990-12-24" },
    });
    expect(await tracesOf(made.contactId)).toEqual(["contact.changed", "contact.created"]);
  });
});

describe("blacklist (N.64)", () => {
  it("keeps who blocked whom and why, also after it ended", async () => {
    const [operator, boss] = [await callerOf("operator"), await callerOf("supervisor")];
    const contactId = await addContact(world.ctx, "+420602140001", "Zlý Klient");
    expect(await operator.block({ contactId, reason: "vulgární" })).toBe(true);
    expect(await operator.block({ contactId, reason: "znovu" })).toBe(false);
    expect((await boss.blocked({})).rows).toMatchObject([
      { contactId, reason: "vulgární", blockedBy: "Petra Nováková" },
    ]);
    await expect(operator.blocked({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await boss.unblock({ contactId });
    expect((await boss.blocked({})).rows).toEqual([]);
    expect((await operator.show({ contactId })).blocks).toMatchObject([
      { reason: "vulgární", unblockedBy: "Petra Nováková" },
    ]);
    expect(await tracesOf(contactId)).toEqual(["contact.blocked", "contact.unblocked"]);
  });
});

describe("merging (O16)", () => {
  const identities = async (id: string) =>
    (await world.db.select().from(contactIdentities).where(eq(contactIdentities.contactId, id)))
      .map(({ value }) => value)
      .sort();

  it("offers the same Brazilian phone written two ways, moves everything over and back", async () => {
    const boss = await callerOf("supervisor");
    const [first, second] = [(await addNumber(world.ctx)).numberId, (await addNumber(world.ctx)).numberId];
    const keptId = await addContact(world.ctx, "+5511987654321", "Ana Souza");
    const mergedId = await addContact(world.ctx, "+551187654321");
    await world.db
      .update(contacts)
      .set({ email: "ana@example.com", fields: { Pes: "Rex" } })
      .where(eq(contacts.id, mergedId));
    const clash = await addConversation(world.ctx, { numberId: first, contactId: mergedId });
    const moved = await addConversation(world.ctx, { numberId: second, contactId: mergedId });
    await addConversation(world.ctx, { numberId: first, contactId: keptId });
    expect((await boss.suggestMerges({ contactId: keptId })).map(({ id }) => id)).toEqual([mergedId]);

    const { mergeId } = await boss.merge({ keptId, mergedId });
    expect(await identities(keptId)).toEqual(["+551187654321", "+5511987654321"]);
    expect(await rowOf(keptId)).toMatchObject({
      email: "ana@example.com",
      fields: { Pes: "Rex" },
      phone: "+5511987654321",
    });
    const ownerOf = async (id: string) =>
      (await world.db.select().from(conversations).where(eq(conversations.id, id)))[0]?.contactId;
    expect([await ownerOf(clash), await ownerOf(moved)]).toEqual([mergedId, keptId]);
    expect((await boss.list({ search: "+5511" })).rows.map(({ id }) => id)).toEqual([keptId]);
    expect((await boss.search({ query: "+5511" })).map(({ id }) => id)).toEqual([keptId]);
    await expect(boss.merge({ keptId, mergedId })).rejects.toThrow("alreadyMerged");

    world.clock.advanceMs(47 * 3_600_000);
    await boss.undoMerge({ mergeId });
    expect(await identities(mergedId)).toEqual(["+551187654321"]);
    expect(await ownerOf(moved)).toBe(mergedId);
    expect(await rowOf(keptId)).toMatchObject({ name: "Ana Souza", email: null, fields: {} });
    expect(await rowOf(mergedId)).toMatchObject({ mergedIntoId: null });
    await expect(boss.undoMerge({ mergeId })).rejects.toThrow("mergeTooOld");
    expect(await tracesOf(keptId)).toEqual(["contact.merge_undone", "contact.merged"]);
  });

  it("leaves the conversations of another phone where answers reach them, and is over after two days", async () => {
    const boss = await callerOf("supervisor");
    const { numberId } = await addNumber(world.ctx);
    const keptId = await addContact(world.ctx, "+420602150001", "Jan Dva");
    const mergedId = await addContact(world.ctx, "+420602150002", "Jan Dva");
    await addConversation(world.ctx, { numberId, contactId: mergedId });
    const { mergeId } = await boss.merge({ keptId, mergedId });
    expect(await identities(mergedId)).toEqual(["+420602150002"]);
    expect((await boss.show({ contactId: keptId })).identities).toHaveLength(2);
    const third = await addContact(world.ctx, "+420602150003");
    await expect(boss.merge({ keptId: third, mergedId: keptId })).rejects.toThrow("mergeOtherWay");
    world.clock.advanceMs(49 * 3_600_000);
    await expect(boss.undoMerge({ mergeId })).rejects.toThrow("mergeTooOld");
  });

  it("does not free a blocked client, keeps an opt-out and is not for operators", async () => {
    const [boss, operator] = [await callerOf("supervisor"), await callerOf("operator")];
    const [keptId, mergedId] = [
      await addContact(world.ctx, "+420602160001"),
      await addContact(world.ctx, "+420602160002"),
    ];
    await boss.block({ contactId: mergedId, reason: "spam" });
    await expect(boss.merge({ keptId, mergedId })).rejects.toThrow("mergeBlocked");
    await expect(operator.merge({ keptId, mergedId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await boss.unblock({ contactId: mergedId });
    await world.db.update(contacts).set({ marketingOptedOutAt: world.clock.now() }).where(eq(contacts.id, mergedId));
    await boss.merge({ keptId, mergedId });
    expect((await rowOf(keptId))?.marketingOptedOutAt).not.toBeNull();
  });
});
