import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { connections } from "@/db/schema/numbers";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { applyReceipts } from "../delivery/apply-receipts";
import { claimOne } from "../delivery/delivery-world";
import { messagesToSend } from "../delivery/queries";
import { queueMessages } from "../delivery/queue-messages";
import { inbound, receive } from "../inbox/inbox-world";
import type { ProviderAdapter } from "../providers/types";
import { syncTemplates } from "../templates/sync-templates";
import {
  addContact,
  addConversation,
  addTemplate,
  addNumber as addTestNumber,
  type TestWorld,
  testWorld,
} from "../test-world";
import { findReceiver } from "../webhooks/receiver";
import { addNumber } from "./add-number";
import { applyNumberEvent } from "./apply-number-event";
import { changeConnection } from "./change-connection";
import { loadConnection } from "./connection";
import { fresh, granted, healthy, numbersWorld } from "./numbers-world";
import { readHealth } from "./read-health";

let world: TestWorld;
let scene: ReturnType<typeof numbersWorld>;
beforeAll(async () => {
  world = await testWorld();
  scene = numbersWorld(world);
});
afterAll(() => world.close());

describe("moving to another provider (O20)", () => {
  async function moved() {
    const old = await addTestNumber(world.ctx, { provider: "360dialog" });
    const contactId = await addContact(world.ctx, `+420776${fresh()}`);
    const conversationId = await addConversation(world.ctx, { numberId: old.numberId, contactId });
    const templateId = await addTemplate(world.ctx, old.numberId, { providerTemplateId: "old-id" });
    const removedId = await addTemplate(world.ctx, old.numberId, {
      providerTemplateId: "old-2",
      name: "jen_u_stareho",
    });
    const messageId = world.ctx.newId();
    await queueMessages(world.ctx, [
      { id: messageId, conversationId, numberId: old.numberId, kind: "template", body: "Dobrý den", templateId },
    ]);
    const { connectionId } = await scene.connect("twilio");
    const number = granted({ phone: old.phone, providerNumberId: old.phone });
    const added = await addNumber(world.ctx, { connectionId, name: "Nové jméno", number });
    return { old, added, connectionId, conversationId, templateId, removedId, messageId };
  }

  it("keeps the number, its name, conversations and queue, and writes it down", async () => {
    const { old, added, connectionId, conversationId, messageId } = await moved();
    expect(added).toEqual({ numberId: old.numberId, isNew: false });
    expect(await scene.find(old.numberId)).toMatchObject({
      connectionId,
      providerNumberId: old.phone,
      name: "Servis",
      status: "connecting",
    });
    const [conversation] = await world.db.select().from(conversations).where(eq(conversations.id, conversationId));
    expect(conversation?.numberId).toBe(old.numberId);
    expect((await messagesToSend(world.db, [messageId]))[0]?.number.connectionId).toBe(connectionId);
    expect(await scene.historyOf(old.numberId)).toContainEqual({
      kind: "moved",
      source: "person",
      details: { from: "360dialog", to: "twilio", fromConnectionId: old.connectionId },
    });
  });

  it("lets a number leave Twilio, should it close to its customers, with all that was written (S4.1)", async () => {
    const old = await addTestNumber(world.ctx, { provider: "twilio" });
    await receive(world, old, inbound({ body: "Kdy bude kolo hotové?" }));
    const written = () => world.db.select().from(messages).where(eq(messages.numberId, old.numberId));
    const before = await written();
    const { connectionId } = await scene.connect("meta");
    const number = granted({ phone: old.phone, providerNumberId: "104100000000099" });
    expect(await addNumber(world.ctx, { connectionId, name: "Servis", number })).toEqual({
      numberId: old.numberId,
      isNew: false,
    });
    expect(await scene.find(old.numberId)).toMatchObject({ connectionId, providerNumberId: "104100000000099" });
    expect(before.map(({ body }) => body)).toEqual(["Kdy bude kolo hotové?"]);
    expect(await written()).toEqual(before);
  });

  it("sends nothing until the new provider says that the number is well", async () => {
    const { old } = await moved();
    expect(await claimOne(world.ctx, old.numberId)).toBeNull();
    await readHealth(scene.saying("twilio", { readNumber: async () => healthy }), old);
    expect(await scene.find(old.numberId)).toMatchObject({ status: "active" });
  });

  it("matches templates by name and language; waiting messages leave with the new provider's id", async () => {
    const { old, templateId, removedId, messageId } = await moved();
    expect(world.sentJobs).toContainEqual({ name: "templates/sync.due", data: { numberId: old.numberId } });
    const [row] = await world.db.select().from(templates).where(eq(templates.id, templateId));
    if (!row) throw new Error("no template");
    const { name, language, category, components } = row;
    const listTemplates: ProviderAdapter["listTemplates"] = async () => [
      { name, language, category, components, status: "approved", reason: null, providerTemplateId: "HXnew" },
    ];
    await syncTemplates(scene.saying("twilio", { listTemplates }), old);
    const [after] = await world.db.select().from(templates).where(eq(templates.id, templateId));
    expect(after).toMatchObject({ providerTemplateId: "HXnew", status: "approved", removedAt: null });
    const [gone] = await world.db.select().from(templates).where(eq(templates.id, removedId));
    expect(gone?.removedAt).not.toBeNull();
    expect((await messagesToSend(world.db, [messageId]))[0]?.providerTemplateId).toBe("HXnew");
  });

  it("still takes receipts and late messages over the old connection, for a week", async () => {
    const { old, conversationId } = await moved();
    const id = world.ctx.newId();
    await world.db.insert(messages).values({
      id,
      conversationId,
      numberId: old.numberId,
      direction: "out",
      kind: "text",
      at: world.clock.now(),
      status: "accepted",
      providerMessageId: "wamid.before-the-move",
    });
    const { connectionId, providerNumberId } = old;
    expect((await findReceiver(world.ctx, { provider: "360dialog", connectionId }))?.ownNumbers).toEqual([
      providerNumberId,
    ]);
    await applyReceipts(world.ctx, {
      connectionId,
      receipts: [
        {
          type: "receipt",
          providerNumberId,
          providerMessageId: "wamid.before-the-move",
          ref: null,
          status: "delivered",
          at: world.clock.now(),
        },
      ],
    });
    const [message] = await world.db.select().from(messages).where(eq(messages.id, id));
    expect(message?.status).toBe("delivered");
    await receive(world, old, inbound({ body: "Přišlo pozdě" }));
    const inboxed = await world.db.select().from(messages).where(eq(messages.numberId, old.numberId));
    expect(inboxed.map(({ body }) => body)).toContain("Přišlo pozdě");
  });

  it("does not listen to the old provider about the number's state", async () => {
    const { old } = await moved();
    await readHealth(scene.saying("twilio", { readNumber: async () => healthy }), old);
    const { connectionId, providerNumberId, numberId } = old;
    await applyNumberEvent(world.ctx, {
      connectionId,
      event: { type: "number", providerNumberId, state: "disconnected", reason: "PHONE_NUMBER_REMOVED" },
    });
    expect(await scene.find(numberId)).toMatchObject({ status: "active" });
  });
});

describe("changing credentials", () => {
  it("keeps the secret that may still sign, seals everything and never writes a secret down", async () => {
    const { connectionId, numberId } = await addTestNumber(world.ctx);
    await changeConnection(world.ctx, { connectionId, secrets: { appSecret: "nové-tajemství" } });
    const { secrets } = await loadConnection(world.ctx, connectionId);
    expect(secrets).toMatchObject({ accessToken: "token", appSecret: "nové-tajemství", previousAppSecret: "secret" });
    const [row] = await world.db.select().from(connections).where(eq(connections.id, connectionId));
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, connectionId));
    const written = JSON.stringify([row, audit, await scene.historyOf(numberId)]);
    expect(written).not.toContain("nové-tajemství");
    expect(audit.map(({ action }) => action)).toEqual(["connection.changed"]);
  });
});
