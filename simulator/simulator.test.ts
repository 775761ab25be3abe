import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { metaAdapter } from "@/server/providers/meta/adapter";
import { twilioAdapter } from "@/server/providers/twilio/adapter";
import type { Connection, Outbound } from "@/server/providers/types";
import { faultsSchema } from "./faults";
import { jana, noon, type TestSimulator, testSimulator } from "./test-world";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.posts.length = 0;
  simulator.simulation.faults.clear();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${simulator.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
const meta = { authorization: "Bearer token" };
const text = (to: string, ref = "v1.a.1") => ({
  messaging_product: "whatsapp",
  to,
  biz_opaque_callback_data: ref,
  type: "text",
  text: { body: "Dobrý den" },
});
const send = (body: unknown, headers = meta) => post("/meta/v25.0/100/messages", body, headers);
const codeOf = async (response: Response) => (await response.json()).error.code;
const write = (phone: string, number: string, body: object) =>
  post(`/_sim/clients/${encodeURIComponent(phone)}/write`, { number, ...body });
const statuses = () =>
  simulator.posts.flatMap(({ body }) =>
    JSON.parse(body).entry[0].changes.flatMap(({ value }: { value: { statuses?: { status: string }[] } }) =>
      (value.statuses ?? []).map(({ status }) => status),
    ),
  );

describe("what Meta refuses", () => {
  const template = (name: string) => ({
    ...text("420603000009"),
    type: "template",
    text: undefined,
    template: { name, language: { code: "cs" } },
  });

  it.each([
    ["a wrong token", () => send(text("420603000009"), { authorization: "Bearer wrong" }), 190],
    ["free text without a window", () => send(text("420603000009")), 131047],
    ["a field that does not exist", () => send({ ...text("420603000009"), urgent: true }), 100],
    ["a template that does not exist", () => send(template("nothing")), 132001],
    ["a pending template", () => send(template("zmena_oteviraci_doby")), 132001],
    ["a paused template", () => send(template("sleva_na_servis")), 132015],
    ["a missing parameter", () => send(template("objednavka_vyrizena")), 132000],
  ])("%s", async (_, call, code) => {
    expect(await codeOf(await call())).toBe(code);
    expect(simulator.simulation.sent).toEqual([]);
    simulator.clock.advance(2000);
  });
});

it("counts the values of a template before it fetches the picture behind a link, and refuses that only later", async () => {
  const values = ["Jano", "690"].map((value) => ({ type: "text", text: value }));
  const answer = await send({
    ...text("420603000009"),
    type: "template",
    text: undefined,
    template: {
      name: "jarni_prohlidka",
      language: { code: "cs" },
      components: [
        { type: "header", parameters: [{ type: "image", image: { link: "http://127.0.0.1:1/kolo.jpg" } }] },
        { type: "body", parameters: values },
      ],
    },
  });
  expect(answer.status).toBe(200);
  await simulator.run(5000);
  expect(statuses()).toEqual(["failed"]);
  expect(simulator.posts.at(-1)?.body).toContain("131053");
});

it("brings a client's message signed, and ours through sent, delivered and read with our reference", async () => {
  await write(jana, "100", { type: "text", text: "Přijedu 👍" });
  await simulator.run(100);
  expect(simulator.posts).toHaveLength(1);
  const [inbound] = simulator.posts;
  const adapter = metaAdapter({ fetch, baseUrls: urls(), timeoutMs: 5000 });
  const request = requestOf(inbound);
  expect(adapter.verifyWebhook(connection({ appSecret: "secret" }), request)).toBe(true);
  expect(adapter.verifyWebhook(connection({ appSecret: "other" }), request)).toBe(false);
  expect(adapter.fromProvider(request)).toMatchObject([
    { type: "message", message: { body: "Přijedu 👍", from: { phone: jana } } },
  ]);

  await post(`/_sim/clients/${encodeURIComponent(jana)}`, { readsAutomatically: true });
  const sent = await send(text(jana.slice(1), "v1.b.1"));
  expect(sent.status).toBe(200);
  await simulator.run(5000);
  expect(statuses()).toEqual(["sent", "delivered", "read"]);
  expect(adapter.fromProvider(requestOf(simulator.posts.at(-1)))).toMatchObject([
    { type: "receipt", ref: "v1.b.1", status: "read" },
  ]);
});

it("carries a message of Twilio's with its own signature, and tells a closed window only later", async () => {
  const adapter = twilioAdapter({ fetch, baseUrls: urls(), timeoutMs: 5000 });
  const own = connection({ authToken: "auth" }, { accountSid: "AC1" });
  const message: Outbound = {
    from: { providerNumberId: "+420725118433", phone: "+420725118433" },
    to: { phone: jana },
    content: { kind: "text", body: "Dobrý den" },
    ref: "v1.c.1",
    statusCallbackUrl: `${simulator.hookUrl}/status`,
  };
  await expect(adapter.send(own, message)).resolves.toMatchObject({ state: "accepted" });
  await simulator.run(1000);
  const request = requestOf(simulator.posts[0]);
  expect(adapter.verifyWebhook(own, request)).toBe(true);
  expect(adapter.verifyWebhook(connection({ authToken: "other" }, own.config), request)).toBe(false);
  expect(adapter.fromProvider(request)).toMatchObject([
    { ref: "v1.c.1", status: "failed", failure: { reason: "window_closed" } },
  ]);
});

describe("webhooks", () => {
  it("come again with growing pauses until they are taken", async () => {
    simulator.answers.push(500, 500);
    await write(jana, "100", { type: "text", text: "Haló" });
    await simulator.run(900);
    expect(simulator.posts).toHaveLength(1);
    await simulator.run(200);
    expect(simulator.posts).toHaveLength(2);
    await simulator.run(2200);
    expect(simulator.posts).toHaveLength(3);
    await simulator.run(60_000);
    expect(new Set(simulator.posts.map(({ body }) => body)).size).toBe(1);
    expect(simulator.posts).toHaveLength(3);
  });

  it("are doubled, overtaken and lost on demand", async () => {
    const fault = (settings: object) => post("/_sim/faults", { number: "100", ...settings });
    await fault({ duplicateWebhooks: 1 });
    await write(jana, "100", { type: "text", text: "dvakrát" });
    await simulator.run(100);
    expect(simulator.posts).toHaveLength(2);

    await fault({ reorderWebhooks: 1 });
    await write(jana, "100", { type: "text", text: "první" });
    await simulator.run(100);
    await fault({});
    await write(jana, "100", { type: "text", text: "druhá" });
    await simulator.run(4000);
    expect(simulator.posts.slice(2).map(({ body }) => /první|druhá/.exec(body)?.[0])).toEqual(["druhá", "první"]);

    await fault({ dropWebhooks: 1 });
    await write(jana, "100", { type: "text", text: "nikdy" });
    await simulator.run(60_000);
    expect(simulator.posts).toHaveLength(4);
  });
});

describe("faults", () => {
  const draws = (seed: number) => {
    simulator.simulation.faults.set(faultsSchema.parse({ rate429: 0.3, resetAfter: 0.3, jitterMs: 50, seed }));
    return Array.from({ length: 40 }, () => simulator.simulation.faults.forRequest("100"));
  };

  it("are the same for the same seed and others for another", () => {
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
  });

  it("breaks off after the message counted", async () => {
    const before = simulator.simulation.sent.length;
    await post("/_sim/faults", { number: "100", resetAfter: 1 });
    await expect(send(text(jana.slice(1), "v1.d.1"))).rejects.toThrow("fetch failed");
    expect(simulator.simulation.sent.slice(before).map(({ ref }) => ref)).toEqual(["v1.d.1"]);
    await post("/_sim/faults", { number: "100", resetBefore: 1 });
    await expect(send(text(jana.slice(1), "v1.d.2"))).rejects.toThrow("fetch failed");
    expect(simulator.simulation.sent).toHaveLength(before + 1);
  });

  it("follows the script of a recipient", async () => {
    const to = "+420603555001";
    await post("/_sim/scripts", { [to]: "fails_once" });
    await write(to, "100", { type: "text", text: "x" });
    await simulator.run(5000);
    simulator.posts.length = 0;
    await send(text(to.slice(1)));
    await simulator.run(1000);
    await send(text(to.slice(1)));
    await simulator.run(1000);
    expect(statuses().slice(0, 3)).toEqual(["failed", "sent", "delivered"]);
  });

  it("refuses a scripted recipient once, or always, without a line in the ledger", async () => {
    const [once, always] = ["+420603555011", "+420603555012"];
    await post("/_sim/scripts", { [once]: "refused_once", [always]: "refused_always" });
    for (const to of [once, always]) await write(to, "100", { type: "text", text: "x" });
    const answers = [];
    for (const to of [once, once, always, always]) answers.push((await send(text(to.slice(1)))).status);
    expect(answers).toEqual([503, 200, 503, 503]);
    expect(simulator.simulation.sent.filter(({ to }) => to === always)).toEqual([]);
  });
});

it("disconnects a number at the message that is one too many for its sliding second", async () => {
  await post("/_sim/numbers", {
    ...simulator.simulation.numbers.get("100")?.account,
    phoneNumberId: "200",
    phone: "+420725118499",
  });
  await write(jana, "200", { type: "text", text: "x" });
  const burst = async (count: number) => {
    const answers: number[] = [];
    for (let each = 0; each < count; each += 1)
      answers.push((await post("/meta/v25.0/200/messages", text(jana.slice(1)), meta)).status);
    return answers;
  };
  expect(await burst(25)).toEqual(Array(25).fill(200));
  simulator.clock.advance(1000);
  expect(await burst(1)).toEqual([200]);
  simulator.clock.advance(120_000);
  expect(await burst(26)).toEqual([...Array(25).fill(200), 400]);
  simulator.clock.advance(5000);
  expect(await codeOf(await post("/meta/v25.0/200/messages", text(jana.slice(1)), meta))).toBe(133010);
});

it("proves by its ledger who got what how often", async () => {
  const summary = await (await fetch(`${simulator.url}/_sim/ledger/summary?number=200`)).json();
  expect(summary).toMatchObject({
    accepted: 51,
    distinctRecipients: 1,
    duplicateRefs: { count: 1, examples: ["v1.a.1"] },
  });
  expect(summary.numbers.find(({ number }: { number: string }) => number === "+420725118499")).toMatchObject({
    state: "disconnected",
    busiestSecond: 25,
    busiestSecondOfAttempts: 26,
  });
  const lines = (await (await fetch(`${simulator.url}/_sim/ledger/stream?number=200`)).text()).trim().split("\n");
  expect(lines).toHaveLength(51);
  expect(JSON.parse(lines[0] ?? "").at).toBeGreaterThanOrEqual(noon);
});

function urls() {
  const at = (path: string) => `${simulator.url}/${path}`;
  return {
    metaGraph: at("meta"),
    d360Api: at("360dialog"),
    d360Hub: at("360dialog-hub"),
    twilioApi: at("twilio"),
    twilioContent: at("twilio-content"),
    twilioMessaging: at("twilio-messaging"),
  };
}

const connection = (secrets: Record<string, string>, config: Record<string, string> = {}): Connection => ({
  id: "c",
  provider: "meta",
  config,
  secrets,
});

const requestOf = (sent: TestSimulator["posts"][number] | undefined) => ({
  rawBody: Buffer.from(sent?.body ?? ""),
  headers: new Headers(Object.entries(sent?.headers ?? {}).map(([name, value]) => [name, String(value)])),
  url: sent?.url ?? "",
  receivedAt: new Date(noon),
});
