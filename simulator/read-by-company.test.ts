import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestSimulator, testSimulator } from "./test-world";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.close());

const client = "+420603000041";
const post = (path: string, body: unknown) =>
  fetch(`${simulator.url}${path}`, {
    method: "POST",
    headers: { authorization: "Bearer token", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
async function writes(): Promise<string> {
  await post(`/_sim/clients/${encodeURIComponent(client)}`, { name: "Klára" });
  const answer = await post(`/_sim/clients/${encodeURIComponent(client)}/write`, {
    number: "100",
    type: "text",
    text: "Jste tam?",
  });
  return (await answer.json()).id;
}
const mark = (messageId: string, more: object = {}) =>
  post("/meta/v25.0/100/messages", { messaging_product: "whatsapp", status: "read", message_id: messageId, ...more });
const typing = { typing_indicator: { type: "text" } };
async function shown() {
  const query = new URLSearchParams({ client, number: "100" });
  const { items, companyTypes } = await (await fetch(`${simulator.url}/_sim/thread?${query}`)).json();
  return { companyTypes, read: items.map(({ readByCompany }: { readByCompany?: boolean }) => readByCompany) };
}

describe("a client's phone", () => {
  it("shows that the company has read a message and all before it, and types for 25 s", async () => {
    const first = await writes();
    simulator.clock.advance(1_000);
    const second = await writes();
    expect((await mark(first)).status).toBe(200);
    expect(await shown()).toEqual({ companyTypes: false, read: [true, false] });
    expect((await mark(second, typing)).status).toBe(200);
    expect(await shown()).toEqual({ companyTypes: true, read: [true, true] });
    await simulator.run(24_000);
    expect((await shown()).companyTypes).toBe(true);
    await simulator.run(1_100);
    expect((await shown()).companyTypes).toBe(false);
  });

  it("stops showing it when the answer comes", async () => {
    await mark(await writes(), typing);
    const answer = { messaging_product: "whatsapp", to: client.slice(1), type: "text", text: { body: "Ano" } };
    expect((await post("/meta/v25.0/100/messages", answer)).status).toBe(200);
    expect((await shown()).companyTypes).toBe(false);
  });

  it("takes no mark of what no client wrote, or wrote more than 30 days ago", async () => {
    const old = await writes();
    expect((await mark("wamid.nothing")).status).toBe(400);
    simulator.clock.advance(31 * 86_400_000);
    expect((await mark(old)).status).toBe(400);
  });
});
