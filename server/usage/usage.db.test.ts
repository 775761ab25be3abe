import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries, settings } from "@/db/schema/team";
import { changeMessageAllowance } from "../team/message-allowance";
import { addNumber, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { addSampleCard } from "./add-rate-card";
import { estimatePrice } from "./estimate-price";
import { pageOfSent } from "./queries";
import { usageRouter } from "./router";
import { showUsage } from "./show-usage";
import { toClient } from "./summary-rules";
import { sentLines, summaryLines, type UsageWords } from "./usage-files";
import { addClient, addHiddenClient, addSent } from "./usage-world";

let world: TestWorld;
let servis: { numberId: string; conversationId: string };
let eshop: { numberId: string; conversationId: string };

beforeAll(async () => {
  world = await testWorld({ now: new Date("2026-11-25T12:00:00Z") });
  await addSampleCard(world.ctx, "Ukázkový ceník");
  const [one, two] = [await addNumber(world.ctx), await addNumber(world.ctx, { provider: "twilio" })];
  servis = { ...one, conversationId: await addClient(world.ctx, one.numberId, "+420777123456") };
  eshop = { ...two, conversationId: await addClient(world.ctx, two.numberId, "+491711234567") };
});
afterAll(() => world.close());

const tracesOf = (action: string) => world.db.select().from(auditEntries).where(eq(auditEntries.action, action));
const at = (time: string) => new Date(time);
const callerOf = async (role: Role) =>
  createCaller(usageRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role }) });
const month = (of: string) => showUsage(world.ctx, { month: of });

describe("a month (S0.31)", () => {
  it("holds what was sent between its borders in the company's zone, and not a millisecond more", async () => {
    const inside = ["2026-09-30T22:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-31T22:59:59.999Z"];
    const outside = ["2026-09-30T21:59:59.999Z", "2026-10-31T23:00:00Z"];
    await addSent(world.ctx, servis, ...[...inside, ...outside].map((time) => ({ acceptedAt: at(time) })));
    const { total, days } = await month("2026-10");
    expect(total.sent).toBe(4);
    expect(days.filter(({ templates }) => templates > 0).map(({ day, templates }) => [day, templates])).toEqual([
      ["2026-10-01", 1],
      ["2026-10-25", 2],
      ["2026-10-31", 1],
    ]);
    expect((await month("2026-09")).total.sent).toBe(1);
  });

  it("follows the company to another zone", async () => {
    const value = { timeZone: "America/New_York" };
    await world.db.insert(settings).values({ key: "company", value });
    expect((await month("2026-10")).total.sent).toBe(4);
    expect((await month("2026-09")).total.sent).toBe(2);
    await world.db.delete(settings);
  });

  it("counts by number, category and country, with the provider's word on what is free", async () => {
    const day = at("2026-11-03T10:00:00Z");
    const templateId = await addTemplate(world.ctx, eshop.numberId);
    const hidden = {
      ...servis,
      conversationId: await addHiddenClient(world.ctx, servis.numberId, "CZ.1200000000000001"),
    };
    await addSent(world.ctx, servis, { acceptedAt: day }, { acceptedAt: day, status: "failed" });
    await addSent(world.ctx, hidden, { acceptedAt: day, status: "read" });
    const free = { kind: "text" as const, pricingCategory: "service", pricingType: "free_customer_service" as const };
    await addSent(world.ctx, servis, { acceptedAt: day, ...free });
    const silent = { pricingCategory: null, pricingType: null };
    await addSent(world.ctx, eshop, { acceptedAt: day, templateId, ...silent }, { acceptedAt: day, ...silent });
    const { rows, total, allowance, cards } = await month("2026-11");
    const told = rows.map((row) => [row.number?.id, row.category, row.country, row.sent, row.free.window, row.amounts]);
    expect(told).toContainEqual([servis.numberId, "marketing", "CZ", 4, 0, { USD: 3 * 86_000 }]);
    expect(told).toContainEqual([servis.numberId, "service", "CZ", 1, 1, {}]);
    expect(told).toContainEqual([eshop.numberId, "utility", "DE", 1, 0, { USD: 55_000 }]);
    expect(told).toContainEqual([eshop.numberId, null, "DE", 1, 0, {}]);
    expect(total).toMatchObject({ sent: 7, failed: 1, unpriced: 1 });
    expect(allowance).toEqual({ monthly: 1000, used: 6, left: 994, over: 0 });
    expect(cards).toMatchObject([{ name: "Ukázkový ceník", isSample: true }]);
  });

  it("that waits to be sent or came from the client is not counted", async () => {
    const before = (await month("2026-11")).total.sent;
    const unsent = { acceptedAt: null, pricingType: null };
    await addSent(
      world.ctx,
      servis,
      { ...unsent, status: "queued" },
      { ...unsent, direction: "in", status: "received" },
    );
    expect((await month("2026-11")).total.sent).toBe(before);
  });

  it("is offered from the first message on, the newest first", async () => {
    expect((await month("2026-11")).months).toEqual(["2026-11", "2026-10", "2026-09"]);
  });
});

describe("files of a month", () => {
  it("have a row for every message, with mark, separator, local times and no living formula (S4.1)", async () => {
    const rendered = { body: "", buttons: [] };
    const template = {
      name: "=HYPERLINK(1)",
      language: "cs",
      providerTemplateId: "1",
      parameters: { body: [] },
      rendered,
    };
    await addSent(world.ctx, servis, { acceptedAt: at("2026-08-03T10:00:00Z"), payload: { template } });
    const lines = await gather(sentLines(world.ctx, { month: "2026-08" }, words));
    const phones = await world.sql`select phone from numbers where id = ${servis.numberId}`;
    expect(lines).toEqual([
      "\ufefftime;number\r\n",
      `2026-08-03T12:00:00+02:00;Servis;${phones[0]?.phone.slice(1)};420777123456;CZ;template;marketing;'=HYPERLINK(1);cs;delivered;charged unpriced;;\r\n`,
    ]);
  });

  it("are read in pages, in order, without a gap or a double, and only as far as somebody reads", async () => {
    const start = at("2026-07-10T10:00:00Z").getTime();
    // Many in one instant: the row decides where a page ends.
    const many = Array.from({ length: 4500 }, (_, n) => ({ acceptedAt: new Date(start + Math.floor(n / 900) * 1000) }));
    for (let n = 0; n < many.length; n += 1500) await addSent(world.ctx, servis, ...many.slice(n, n + 1500));
    const lines = await gather(sentLines(world.ctx, { month: "2026-07" }, words));
    expect(lines).toHaveLength(4501);
    const times = lines.slice(1).map((line) => line.split(";")[0]);
    expect(times).toEqual([...times].sort());

    const first = await pageOfSent(world.db, july, { after: null, limit: 1000 });
    const second = await pageOfSent(world.db, july, { after: first.next, limit: 1000 });
    expect([first.rows.length, second.rows.length, second.next === null]).toEqual([1000, 1000, false]);
    const reading = sentLines(await counted(), { month: "2026-07" }, words);
    for (let n = 0; n < 100; n += 1) await reading.next();
    await reading.return(undefined);
    expect(pages).toBe(1);
  });

  it("leave a trace", async () => {
    const ctx = world.as(await addUser(world.ctx, { role: "supervisor" }));
    await gather(sentLines(ctx, { month: "2026-06" }, words));
    expect(await tracesOf("usage.exported")).toContainEqual(
      expect.objectContaining({ objectId: "2026-06", actorId: ctx.actor.kind === "user" && ctx.actor.userId }),
    );
  });

  it("sum the month up, with a total", async () => {
    const lines = await gather(summaryLines(world.ctx, { month: "2026-11" }, words));
    expect(lines[0]).toBe("\ufeffsummary\r\n");
    expect(lines.filter((line) => line.includes(";?;DE;"))).toEqual([
      expect.stringMatching(/;template;\?;DE;1;1;0;0;1;0;0;0;1;;\r\n$/),
    ]);
    expect(lines.at(-1)).toBe("total;;;;;7;6;0;1;5;1;0;0;1;0.313000;USD\r\n");
  });

  it("read along the index of sent messages, not through the table", async () => {
    await world.sql`analyze messages`;
    const plan = await world.sql.unsafe(
      `explain (format json) select * from messages m where m.direction = 'out' and m.accepted_at >= '2026-07-01'
         and m.accepted_at < '2026-08-01' and (m.accepted_at, m.seq) > ('2026-07-10T10:00:02Z', 1)
       order by m.accepted_at, m.seq limit 100`,
    );
    expect(JSON.stringify(plan)).toContain('"Index Name":"messages_sent"');
    expect(JSON.stringify(plan)).not.toContain('"Node Type":"Sort"');
  });
});

describe("who may (S0.11)", () => {
  it("supervisors see, administrators change, operators do neither", async () => {
    const [operator, supervisor, admin] = [
      await callerOf("operator"),
      await callerOf("supervisor"),
      await callerOf("admin"),
    ];
    const file = { text: "x", name: "Ceník" };
    const refused = [
      operator.month({ month: null }),
      operator.cards(),
      operator.readProviderCosts({ month: "2026-11" }),
      supervisor.changeAllowance({ monthly: 5 }),
      supervisor.checkCard({ text: "x" }),
      supervisor.addCard(file),
      supervisor.withdrawCard({ cardId: world.ctx.newId(), isConfirmed: true }),
    ];
    for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await supervisor.month({ month: null })).month).toBe("2026-11");
    await admin.changeAllowance({ monthly: 5 });
    expect((await supervisor.month({ month: null })).allowance).toEqual({ monthly: 5, used: 6, left: 0, over: 1 });
    expect(await tracesOf("message_allowance.changed")).toMatchObject([{ details: { before: 1000, after: 5 } }]);
  });
});

describe("the calculator (N.53)", () => {
  const lines = [
    { country: "CZ", category: "utility" as const, count: 10 },
    { country: "DE", category: "marketing_lite" as const, count: 1 },
  ];

  it("says what messages would cost today, the allowance that is left, and by which card", async () => {
    const operator = await callerOf("operator");
    await expect(operator.estimate({ cardId: null, lines })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const supervisor = await callerOf("supervisor");
    await changeMessageAllowance(world.ctx, { monthly: 6 + 4 });
    const estimate = await supervisor.estimate({ cardId: null, lines });
    expect(estimate).toMatchObject({
      ok: true,
      card: { currency: "USD", isSample: true, validFrom: "2026-10-01" },
      allowance: { monthly: 10, used: 6, left: 4, over: 0 },
      count: 11,
      unpriced: 0,
      fromMicros: 7 * 21_200,
      toMicros: 10 * 21_200 + 136_500,
    });
  });

  it("knows a client by phone as well as by country, and one of nowhere by the dearest price", async () => {
    await changeMessageAllowance(world.ctx, { monthly: 0 });
    const planned = [
      { ...toClient("+420777123456"), category: "utility" as const, count: 10 },
      { ...toClient(null), category: "utility" as const, count: 1 },
    ];
    expect(await estimatePrice(world.ctx, { lines: planned })).toMatchObject({
      fromMicros: 212_000,
      toMicros: 212_000 + 55_000,
      unpriced: 1,
    });
  });

  it("refuses a card that is none", async () => {
    const estimate = estimatePrice(world.ctx, { cardId: world.ctx.newId(), lines });
    await expect(estimate).rejects.toThrow("notFound");
  });
});

const words: UsageWords = {
  separator: ";",
  sentHeader: ["time", "number"],
  summaryHeader: ["summary"],
  states: new Proxy({} as UsageWords["states"], { get: (_, state) => state }), // every state by its own name
  category: (category) => category ?? "?",
  kind: (isTemplate) => (isTemplate ? "template" : "reply"),
  country: (country) => country ?? "?",
  charge: ({ kind }, isPriced) => (isPriced ? kind : `${kind} unpriced`),
  price: (micros) => (micros / 1e6).toFixed(6),
  total: "total",
};

const july = { from: at("2026-06-30T22:00:00Z"), to: at("2026-07-31T22:00:00Z") };

let pages = 0;
/** The same world, counting the pages that are read. */
async function counted() {
  const db = new Proxy(world.db, {
    get: (target, name) => {
      const found = Reflect.get(target, name);
      if (name === "execute") pages += 1;
      return typeof found === "function" ? found.bind(target) : found;
    },
  });
  return { ...world.ctx, db };
}

async function gather(lines: AsyncGenerator<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
