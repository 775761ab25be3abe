import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { auditEntries } from "@/db/schema/team";
import { undoMerge } from "../contacts/merge-contacts";
import { addContact, addNumber, type TestWorld, testWorld } from "../test-world";
import { addDesk, clientWrites, newPhone } from "./inbox-world";
import { linkContact, unlinkContact } from "./link-contact";
import { listConversations } from "./list-conversations";
import { showConversation } from "./show-conversation";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const ownerOf = async (conversationId: string) =>
  (await world.db.select().from(conversations).where(eq(conversations.id, conversationId)))[0]?.contactId;
const tracesOf = async (objectId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, objectId))).map(({ action }) => action);

/** A contact that is in the directory without any phone: known by e-mail, say. */
async function addUnreachable(name: string) {
  const id = await addContact(world.ctx, newPhone(), name);
  await world.db.delete(contactIdentities).where(eq(contactIdentities.contactId, id));
  await world.db.update(contacts).set({ phone: null, email: "jana@example.cz" }).where(eq(contacts.id, id));
  return id;
}

describe("linking a conversation to a contact of the directory (S1.14)", () => {
  it("shows it under that contact, and answers still go to the phone that wrote", async () => {
    const { number, petra } = await addDesk(world);
    const directoryId = await addContact(world.ctx, newPhone(), "Jana Malá");
    await world.db
      .update(contacts)
      .set({ fields: { Úroveň: "Zlatá" } })
      .where(eq(contacts.id, directoryId));
    const { conversationId, from } = await clientWrites(world, number);
    const writerId = await ownerOf(conversationId);

    await linkContact(petra, { conversationId, contactId: directoryId });
    const { contact, history } = await showConversation(petra, { conversationId });
    expect(contact).toMatchObject({ id: writerId, directoryId, isLinked: true, phone: from.phone, name: "Jana Malá" });
    expect(contact.fields).toEqual({ Úroveň: "Zlatá" });
    expect(history).toHaveLength(1);
    expect(await ownerOf(conversationId)).toBe(writerId);
    const { rows } = await listConversations(petra, { section: "all", limit: 5 });
    expect(rows.find((row) => row.conversationId === conversationId)?.contact.name).toBe("Jana Malá");
    const sought = await listConversations(petra, { section: "all", search: "jana mala", limit: 5 });
    expect(sought.rows.map((row) => row.conversationId)).toEqual([conversationId]);
    const again = await clientWrites(world, number, { phone: from.phone });
    expect(again.conversationId).toBe(conversationId);

    world.clock.advanceMs(90 * 24 * 3_600_000);
    await unlinkContact(petra, { conversationId });
    const after = await showConversation(petra, { conversationId });
    expect(after.contact).toMatchObject({ id: writerId, directoryId: writerId, isLinked: false, name: null });
    expect(await tracesOf(directoryId)).toEqual(["contact.linked", "contact.unlinked"]);
    await expect(unlinkContact(petra, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives the phone to a contact that had none, and all of it back", async () => {
    const { number, petra, supervisor } = await addDesk(world);
    const directoryId = await addUnreachable("Jana Bez Telefonu");
    const { conversationId, from } = await clientWrites(world, number);
    const writerId = await ownerOf(conversationId);
    const { mergeId } = await linkContact(petra, { conversationId, contactId: directoryId });
    expect(await ownerOf(conversationId)).toBe(directoryId);
    const linked = (await showConversation(petra, { conversationId })).contact;
    expect(linked).toMatchObject({ directoryId, isLinked: true, phone: from.phone, name: "Jana Bez Telefonu" });

    world.clock.advanceMs(72 * 3_600_000);
    const other = await addNumber(world.ctx, { groupId: null });
    const later = await clientWrites(world, other, { phone: from.phone });
    await world.db
      .update(conversations)
      .set({ createdAt: world.clock.now() })
      .where(eq(conversations.id, later.conversationId));
    expect(await ownerOf(later.conversationId)).toBe(directoryId);
    await undoMerge(supervisor, { mergeId });
    expect([await ownerOf(conversationId), await ownerOf(later.conversationId)]).toEqual([writerId, writerId]);
    const [left] = await world.db.select().from(contacts).where(eq(contacts.id, directoryId));
    expect(left).toMatchObject({ phone: null, email: "jana@example.cz" });
    expect((await showConversation(petra, { conversationId })).contact).toMatchObject({ phone: from.phone });
  });

  it("is for who sees the conversation, once at a time, and frees nobody from the blacklist", async () => {
    const { number, petra, stranger } = await addDesk(world);
    const [first, second] = [
      await addContact(world.ctx, newPhone(), "První"),
      await addContact(world.ctx, newPhone(), "Druhý"),
    ];
    const { conversationId } = await clientWrites(world, number);
    const writerId = (await ownerOf(conversationId)) ?? "";
    const link = (contactId: string) => linkContact(petra, { conversationId, contactId });
    await expect(linkContact(stranger, { conversationId, contactId: first })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(link(writerId)).rejects.toThrow("linkSame");
    await world.db.update(contacts).set({ blockedAt: world.clock.now() }).where(eq(contacts.id, first));
    await expect(link(first)).rejects.toThrow("mergeBlocked");
    await link(second);
    await expect(link(first)).rejects.toThrow("alreadyMerged");
    await expect(unlinkContact(stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });
});
