import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions } from "@/db/schema/inbox";
import { auditEntries } from "@/db/schema/team";
import { addField, moveField, retireField } from "../contacts/change-fields";
import { listFields } from "../contacts/list-fields";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { endSession } from "./end-session";
import { fillSession } from "./fill-session";
import { addDesk, addResult, clientWrites } from "./inbox-world";
import { showConversation } from "./show-conversation";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const shape = { key: "", options: [], required: false };
const fieldsOf = async (sessionId: string) =>
  (await world.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.fields;

describe("fields of sessions (N.71)", () => {
  it("have their own list beside those of contacts, which may bear the same names", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const order = { ...shape, label: "Zakázka", kind: "text" as const };
    await addField(admin, { ...order, scope: "contact" });
    await addField(admin, { ...order, scope: "session" });
    await expect(addField(admin, { ...order, label: "zakázka", scope: "session" })).rejects.toThrow("fieldTaken");
    const { fieldId } = await addField(admin, { ...shape, scope: "session", label: "Částka", kind: "number" });
    await moveField(admin, { fieldId, by: -1 });
    const labels = async (scope: "contact" | "session") =>
      (await listFields(world.ctx, { scope })).map(({ label }) => label);
    expect(await labels("session")).toEqual(["Částka", "Zakázka"]);
    expect(await labels("contact")).toEqual(["Zakázka"]);
    await retireField(admin, { fieldId, isRetired: true });
    expect(await labels("session")).toEqual(["Zakázka", "Částka"]);
    await retireField(admin, { fieldId, isRetired: false });
  });

  it("are filled in during the session and after it, by whoever sees it, checked by their kind", async () => {
    const { number, petra, stranger } = await addDesk(world);
    const { sessionId, conversationId } = await clientWrites(world, number);
    await fillSession(petra, { sessionId, fields: { Zakázka: " 26-114 ", Částka: "1 250,50", Cizí: "nic" } });
    expect(await fieldsOf(sessionId)).toEqual({ Zakázka: "26-114", Částka: "1250.5" });
    await expect(fillSession(petra, { sessionId, fields: { Částka: "hodně" } })).rejects.toThrow("fieldValue");
    await expect(fillSession(stranger, { sessionId, fields: {} })).rejects.toMatchObject({ code: "not_found" });
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await fieldsOf(sessionId)).toEqual({ Zakázka: "26-114", Částka: "1250.5" });
    await fillSession(petra, { sessionId, fields: { Částka: "" } });
    expect((await showConversation(petra, { conversationId })).sessionFields).toEqual({ Zakázka: "26-114" });
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.action, "session.filled"));
    expect(traces.map(({ details }) => details)).toEqual([{ changed: ["Částka", "Zakázka"] }, { changed: ["Částka"] }]);
  });

  it("must be filled in by the end where they are required", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const reason = { ...shape, label: "Důvod", kind: "choice" as const, options: ["Servis", "Prodej"], required: true };
    const { fieldId } = await addField(admin, { ...reason, scope: "session" });
    const { number, petra } = await addDesk(world);
    const { sessionId } = await clientWrites(world, number);
    const ending = { sessionId, resultId: await addResult(world), note: "" };
    await expect(endSession(petra, ending)).rejects.toThrow("fieldValue");
    expect(await endSession(petra, { ...ending, fields: { Důvod: "servis" } })).toEqual({ ok: true });
    expect(await fieldsOf(sessionId)).toEqual({ Důvod: "Servis" });
    await retireField(admin, { fieldId, isRetired: true });
  });
});
