import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import {
  addSent,
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  poisonId,
  postMeta,
  seconds,
  status,
  type TestNumber,
  text,
  unreadOf,
} from "./webhook-world";

let world: TestWorld;
let number: TestNumber;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  number = await addNumber(world.ctx);
  // Known to this process, so that what is posted next arrives in one tick.
  await postMeta(world, number, envelope({ field: "flows", value: {} }));
});

const says = (id: string, client = "420777123456") =>
  envelope(messagesChange(number, { messages: [text(id, client, seconds(world))] }));
const tells = (id: string, name: string) =>
  envelope(messagesChange(number, { statuses: [status(id, name, seconds(world))] }));
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** How many transactions wrote the deliveries. */
async function transactionsOf({ connectionId }: TestNumber): Promise<number> {
  const [row] = await world.sql`select count(distinct xmin::text)::int as n from webhook_deliveries
    where connection_id = ${connectionId}`;
  return row?.n ?? 0;
}

describe("deliveries that come at the same time (goals P5)", () => {
  it("share a transaction, each with its raw body and all its effects", async () => {
    await addSent(world, number, "out.", 20);
    const before = await transactionsOf(number);
    const bodies = many(20, (n) => [says(`in.${n}`, `42077700${3000 + n}`), tells(`out.${n}`, "read")]).flat();
    const answers = await Promise.all(bodies.map((body) => postMeta(world, number, body)));
    expect(new Set(answers)).toEqual(new Set(["stored"]));
    expect((await transactionsOf(number)) - before).toBeLessThan(10);
    const deliveries = await deliveriesOf(world, number);
    const raw = deliveries
      .map(({ rawBody }) => Buffer.from(rawBody).toString())
      .filter((body) => /wamid|in\.|out\./.test(body));
    expect(raw.sort()).toEqual(bodies.map((body) => JSON.stringify(body)).sort());
    expect(await inboundOf(world, number)).toHaveLength(20);
    expect(await unreadOf(world, number)).toBe(20);
    const [read] = await world.sql`select count(*)::int as n from messages
      where number_id = ${number.numberId} and status = 'read'`;
    expect(read?.n).toBe(20);
  });

  it("go one by one when one of them is poisonous: it fails alone", async () => {
    const bodies = [...many(9, (n) => says(`good.${n}`)), says(poisonId()), ...many(9, (n) => says(`more.${n}`))];
    await Promise.all(bodies.map((body) => postMeta(world, number, body)));
    expect(await inboundOf(world, number)).toHaveLength(18);
    expect(await unreadOf(world, number)).toBe(18);
    const outcomes = (await deliveriesOf(world, number)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "processed")).toHaveLength(18);
    expect(outcomes.filter((outcome) => outcome === "failed")).toHaveLength(1);
  });

  it("tell of what has no effect in each of them by itself", async () => {
    const odd = (name: string) => envelope({ field: name, value: {} }, messagesChange(number, { messages: [] }));
    await Promise.all([
      postMeta(world, number, odd("one")),
      postMeta(world, number, odd("two")),
      postMeta(world, number, says("x")),
    ]);
    const errors = (await deliveriesOf(world, number)).map(({ error }) => error?.split("\n")[0] ?? "");
    expect(errors.sort()).toEqual(["", "unknown:flows", "unknown:one", "unknown:two"]);
  });

  it("do not wait for long because one of them meets a row that somebody else holds", async () => {
    await postMeta(world, number, says("first", "420777000001"));
    const stored = async () =>
      (await inboundOf(world, number)).map(({ providerMessageId }) => providerMessageId).sort();
    await world.sql
      .begin(async (holder) => {
        await holder`select 1 from conversations where number_id = ${number.numberId} for update`;
        const held = postMeta(world, number, says("held", "420777000001"));
        await postMeta(world, number, says("free", "420777000002"));
        expect(await stored()).toEqual(["first", "free"]);
        return { held };
      })
      .then(({ held }) => held);
    expect(await stored()).toEqual(["first", "free", "held"]);
  });
});
