import { afterAll, beforeAll, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { numbersRouter } from "./router";
import { showResponses } from "./show-responses";

const now = new Date("2026-11-25T12:30:00Z");
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ now });
});
afterAll(() => world.close());

const minute = 60_000;
type Said = { direction: "in" | "out"; minutesAgo: number; kind?: "text" | "reaction"; status?: "failed" | "sent" };

/** A conversation of the number with what was said in it. */
async function said(numberId: string, ...lines: Said[]) {
  const contactId = await addContact(world.ctx, `+4207${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`);
  const conversationId = await addConversation(world.ctx, { numberId, contactId });
  await world.db.update(conversations).set({ lastMessageAt: now });
  await world.db.insert(messages).values(
    lines.map(({ direction, minutesAgo, kind = "text", status }) => ({
      id: world.ctx.newId(),
      conversationId,
      numberId,
      direction,
      kind,
      status: status ?? (direction === "in" ? ("received" as const) : ("sent" as const)),
      at: new Date(now.getTime() - minutesAgo * minute),
    })),
  );
}
const show = (numberId: string, period: "day" | "month" = "day") => showResponses(world.ctx, { numberId, period });

it("measures from the first unanswered message to the first answer, by hours (design 13)", async () => {
  const { numberId } = await addNumber(world.ctx);
  await said(
    numberId,
    { direction: "in", minutesAgo: 100 },
    { direction: "in", minutesAgo: 98 },
    { direction: "out", minutesAgo: 90 },
    { direction: "out", minutesAgo: 89 },
    { direction: "in", minutesAgo: 20 },
    { direction: "out", minutesAgo: 16 },
  );
  const { buckets, medianMs } = await show(numberId);
  expect(buckets).toHaveLength(24);
  expect(medianMs).toBe(7 * minute);
  expect(buckets.filter(({ answers }) => answers > 0)).toEqual([
    { atMs: Date.parse("2026-11-25T10:00:00Z"), answers: 1, medianMs: 10 * minute },
    { atMs: Date.parse("2026-11-25T12:00:00Z"), answers: 1, medianMs: 4 * minute },
  ]);
});

it("takes no reaction, no failed message and nothing unasked for an answer", async () => {
  const { numberId } = await addNumber(world.ctx);
  await said(
    numberId,
    { direction: "out", minutesAgo: 50 },
    { direction: "in", minutesAgo: 40 },
    { direction: "out", minutesAgo: 39, kind: "reaction" },
    { direction: "out", minutesAgo: 38, status: "failed" },
    { direction: "out", minutesAgo: 10 },
  );
  await said(numberId, { direction: "in", minutesAgo: 5 });
  const { buckets, medianMs } = await show(numberId);
  expect(medianMs).toBe(30 * minute);
  expect(buckets.reduce((sum, { answers }) => sum + answers, 0)).toBe(1);
});

it("counts by days of the company's zone, thirty of them, and other numbers apart", async () => {
  const [number, other] = [await addNumber(world.ctx), await addNumber(world.ctx)];
  const day = 1440;
  await said(number.numberId, { direction: "in", minutesAgo: 2 * day }, { direction: "out", minutesAgo: 2 * day - 3 });
  await said(other.numberId, { direction: "in", minutesAgo: 60 }, { direction: "out", minutesAgo: 1 });
  const { buckets, medianMs } = await show(number.numberId, "month");
  expect(buckets).toHaveLength(30);
  expect(buckets.at(-1)?.atMs).toBe(Date.parse("2026-11-24T23:00:00Z"));
  expect(buckets.at(-3)).toEqual({ atMs: Date.parse("2026-11-22T23:00:00Z"), answers: 1, medianMs: 3 * minute });
  expect(medianMs).toBe(3 * minute);
});

it("is empty, not wrong, while nobody was answered", async () => {
  const { numberId } = await addNumber(world.ctx);
  const { buckets, medianMs } = await show(numberId);
  expect(medianMs).toBeNull();
  expect(buckets.every(({ answers, medianMs: each }) => answers === 0 && each === null)).toBe(true);
});

it("is shown to supervisors, not to operators", async () => {
  const { numberId } = await addNumber(world.ctx);
  const callerOf = async (role: "supervisor" | "operator") =>
    createCaller(numbersRouter)({ ...world.ctx, actor: await addUser(world.ctx, { role }) });
  await expect((await callerOf("operator")).responses({ numberId, period: "day" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect((await (await callerOf("supervisor")).responses({ numberId, period: "day" })).buckets).toHaveLength(24);
});
