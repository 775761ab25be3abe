import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { inTransaction } from "../context";
import type { InboundIdentity } from "../providers/types";
import { addContact, type TestWorld, testWorld } from "../test-world";
import { findOrCreateByPhone } from "./find-or-create-by-phone";
import { resolveIdentities } from "./resolve-identity";
import { searchContacts } from "./search";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const resolve = async (...given: InboundIdentity[]) =>
  (await inTransaction(world.ctx, (tx) => resolveIdentities(tx, given))).map(({ contactId }) => contactId);
const contactRow = async (id = "") => (await world.db.select().from(contacts).where(eq(contacts.id, id)))[0];
const identities = async (id = "") =>
  (await world.db.select().from(contactIdentities).where(eq(contactIdentities.contactId, id)))
    .map(({ kind, value }) => `${kind}:${value}`)
    .sort();

it("makes a contact of everything the provider sent, as it came", async () => {
  const [id] = await resolve({
    phone: "+5511987654321",
    waId: "551187654321",
    bsuid: "BR.1",
    username: "ana",
    profileName: " Ana ",
  });
  expect(await contactRow(id)).toMatchObject({ name: null, profileName: "Ana", phone: "+5511987654321" });
  expect(await identities(id)).toEqual(["bsuid:BR.1", "phone:+5511987654321", "username:ana", "wa_id:551187654321"]);
});

it("knows a client again by any of their identities and learns the new ones", async () => {
  const known = await addContact(world.ctx, "+420602000001", "Jana Dvořáková");
  expect(await resolve({ phone: "+420602000001", waId: "420602000001", bsuid: "CZ.2", profileName: "jani" })).toEqual([
    known,
  ]);
  expect(await resolve({ bsuid: "CZ.2", username: "jana.d" })).toEqual([known]);
  expect(await contactRow(known)).toMatchObject({ name: "Jana Dvořáková", profileName: "jani" });
  expect(await identities(known)).toHaveLength(4);
});

it("keeps a client without a phone and learns it later", async () => {
  const [id] = await resolve({ bsuid: "CZ.3" });
  expect(await contactRow(id)).toMatchObject({ phone: null });
  expect(await resolve({ bsuid: "CZ.3", phone: "+420602000003" })).toEqual([id]);
  expect(await contactRow(id)).toMatchObject({ phone: "+420602000003" });
});

it("does not follow a username to another person", async () => {
  const [first] = await resolve({ bsuid: "CZ.4", username: "karel" });
  const [second] = await resolve({ bsuid: "CZ.5", username: "karel" });
  expect(second).not.toBe(first);
  expect(await identities(first)).toContain("username:karel");
  expect(await resolve({ username: "karel" })).toEqual([first]);
});

it("leaves two contacts apart when their identities come together; the strongest decides", async () => {
  const [byId] = await resolve({ bsuid: "CZ.6" });
  const byPhone = await addContact(world.ctx, "+420602000006");
  expect(await resolve({ bsuid: "CZ.6", phone: "+420602000006" })).toEqual([byId]);
  expect(await identities(byPhone)).toEqual(["phone:+420602000006"]);
});

it("makes one contact for one person in a batch", async () => {
  const ids = await resolve(
    { waId: "420602000007" },
    { waId: "420602000007", phone: "+420602000007" },
    { phone: "+420602000007", bsuid: "CZ.7" },
    { bsuid: "CZ.8" },
  );
  expect(new Set(ids).size).toBe(2);
  expect(await identities(ids[0])).toEqual(["bsuid:CZ.7", "phone:+420602000007", "wa_id:420602000007"]);
});

it("makes one contact when twenty processes meet the same client at once, campaigns among them", async () => {
  const given: InboundIdentity = { phone: "+420602000009", waId: "420602000009", bsuid: "CZ.9" };
  const asked = Array.from({ length: 20 }, async (_, n) => {
    if (n % 4 === 3) return (await findOrCreateByPhone(world.ctx, ["+420602000009"])).get("+420602000009")?.contactId;
    return (await resolve(n % 2 ? given : { phone: given.phone, waId: given.waId }))[0];
  });
  const ids = new Set(await Promise.all(asked));
  expect(ids.size).toBe(1);
  expect(await identities([...ids][0])).toHaveLength(3);
  const rows = await world.db.select().from(contacts).where(eq(contacts.phone, "+420602000009"));
  expect(rows).toHaveLength(1);
});

it("finds by name without diacritics and by a part of the phone", async () => {
  await addContact(world.ctx, "+420733905821", "Řehoř Žluťoučký");
  const find = async (query: string) => (await searchContacts(world.ctx, { query, limit: 5 })).map(({ name }) => name);
  for (const query of ["zlut", "ŘEHOŘ", "zlutoucky reh", "733 905", "00420 733", "+420733905821", "re"])
    expect([query, await find(query)]).toEqual([query, ["Řehoř Žluťoučký"]]);
  for (const query of ["", "r", "%%%", "___", "nikdo"]) expect([query, await find(query)]).toEqual([query, []]);
});
