import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites, messagesOf } from "./inbox-world";
import { reply } from "./reply";
import type { ReplyContent } from "./schema";
import { showThread } from "./show-thread";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const question: ReplyContent = {
  kind: "interactive",
  header: "",
  body: "Kdy se vám to hodí?",
  footer: "Kola Brázda",
  choices: { type: "buttons", titles: ["Ráno", "Odpoledne"] },
};

async function asked(content = question, provider: "meta" | "twilio" = "meta") {
  const desk = await addDesk(world);
  const number = provider === "meta" ? desk.number : await addNumber(world.ctx, { groupId: desk.groupId, provider });
  const written = await clientWrites(world, number);
  await acceptSession(desk.petra, written);
  const { conversationId } = written;
  const send = () => reply(desk.petra, { messageId: world.ctx.newId(), conversationId, content });
  return { ...desk, ...written, number, send };
}

describe("buttons and lists in the window (N.19)", () => {
  it("are queued with their choices and their words", async () => {
    const { send, conversationId } = await asked();
    expect(await send()).toEqual({ ok: true });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({
      kind: "interactive",
      body: "Kdy se vám to hodí?",
      status: "queued",
      payload: {
        interactive: {
          footer: "Kola Brázda",
          action: {
            type: "buttons",
            buttons: [
              { id: "choice-1", title: "Ráno" },
              { id: "choice-2", title: "Odpoledne" },
            ],
          },
        },
      },
    });
  });

  it("stand in the thread with the client's answer", async () => {
    const { send, petra, number, conversationId, from } = await asked();
    await send();
    await clientWrites(world, number, {
      phone: from.phone,
      at: world.ctx.now(),
      kind: "button",
      body: "Ráno",
      payload: { button: { text: "Ráno", payload: "choice-1" } },
    });
    const { items } = await showThread(petra, { conversationId });
    const kinds = items.flatMap((item) => (item.type === "message" ? [item.kind] : []));
    expect(kinds).toEqual(expect.arrayContaining(["interactive", "button"]));
  });

  it("beyond WhatsApp's limits are refused", async () => {
    const { send, conversationId } = await asked({ ...question, choices: { type: "buttons", titles: [] } });
    await expect(send()).rejects.toMatchObject({ code: "invalid", key: "interactive" });
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
  });

  it("are refused where the provider has none without a template", async () => {
    const { send } = await asked(question, "twilio");
    await expect(send()).rejects.toMatchObject({ code: "invalid", key: "interactiveProvider" });
  });

  it("never carry an unfilled variable of a canned text", async () => {
    const { send } = await asked({ ...question, body: "Dobrý den, {{jméno}}" });
    await expect(send()).rejects.toMatchObject({ key: "openVariables" });
  });
});
