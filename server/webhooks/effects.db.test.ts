import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, sendAttempts } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { liveEvents } from "@/db/schema/realtime";
import { templates } from "@/db/schema/templates";
import { newId } from "../core/ids";
import { toRef } from "../delivery/rules";
import { addNumber, addTemplate, type TestWorld, testWorld } from "../test-world";
import {
  addSent,
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  postMeta,
  postTwilio,
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
});

const client = "420777123456";
const messageOf = async (id: string | undefined) =>
  (
    await world.db
      .select()
      .from(messages)
      .where(eq(messages.id, id ?? ""))
  )[0];
const timesOf = async (id: string | undefined) => {
  const row = await messageOf(id);
  const { status: shown, sentAt, deliveredAt, readAt, failedAt, failureReason } = row ?? {};
  return { shown, sentAt, deliveredAt, readAt, failedAt, failureReason };
};

describe("messages", () => {
  it("come once however often they are sent, also at the same time (goals §6.5, 28)", async () => {
    const body = envelope(messagesChange(number, { messages: [text("wamid.1", client, seconds(world))] }));
    for (let wave = 0; wave < 10; wave += 1)
      await Promise.all(Array.from({ length: 10 }, () => postMeta(world, number, body)));
    expect(await inboundOf(world, number)).toHaveLength(1);
    expect(await unreadOf(world, number)).toBe(1);
    const outcomes = (await deliveriesOf(world, number)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array.from({ length: 100 }, () => "processed"));
  });

  it("take their time from the provider and move the window forward only", async () => {
    const post = (id: string, offset: number) =>
      postMeta(
        world,
        number,
        envelope(messagesChange(number, { messages: [text(id, client, seconds(world, offset))] })),
      );
    await post("wamid.late", -60);
    await post("wamid.early", -3600);
    const times = (await inboundOf(world, number)).map(({ at }) => at.getTime()).sort();
    expect(times).toEqual([seconds(world, -3600) * 1000, seconds(world, -60) * 1000]);
  });

  it("of every entry and change count (goals §6.5, 31)", async () => {
    const changes = Array.from({ length: 100 }, (_, change) =>
      messagesChange(number, {
        messages: Array.from({ length: 5 }, (_, item) =>
          text(`wamid.${change}.${item}`, `42077700${1000 + ((change * 5 + item) % 50)}`, seconds(world, item)),
        ),
        statuses: Array.from({ length: 5 }, (_, item) => status(`out.${change}.${item}`, "sent", seconds(world))),
      }),
    );
    expect(await postMeta(world, number, envelope(...changes))).toBe("stored");
    expect(await deliveriesOf(world, number)).toMatchObject([{ outcome: "processed", error: null }]);
    expect(await inboundOf(world, number)).toHaveLength(500);
    expect(await unreadOf(world, number)).toBe(500);
  });

  it("of a number of another connection have no effect and are noted (goals §6.5, 27)", async () => {
    const other = await addNumber(world.ctx);
    const change = {
      messages: [text("wamid.x", client, seconds(world))],
      statuses: [status("wamid.out0", "read", seconds(world))],
    };
    const [sent] = await addSent(world, other, "wamid.out");
    expect(await postMeta(world, number, envelope(messagesChange(other, change)))).toBe("stored");
    expect(await inboundOf(world, other)).toEqual([]);
    expect(await messageOf(sent)).toMatchObject({ status: "accepted", readAt: null });
    const error = `foreign:${other.providerNumberId}`;
    expect(await deliveriesOf(world, number)).toMatchObject([{ outcome: "ignored", error }]);
  });
});

describe("statuses", () => {
  const names = ["sent", "delivered", "read", "failed"] as const;
  const told = Object.fromEntries(names.map((name, index) => [name, index * 10]));
  const post = (id: string, name: string) =>
    postMeta(
      world,
      number,
      envelope(messagesChange(number, { statuses: [status(id, name, seconds(world, told[name] ?? 0))] })),
    );

  it("end in the same row in every order and repetition (goals §6.5, 29)", async () => {
    const orders = permutations([...names]);
    const ids = await addSent(world, number, "wamid.o", orders.length);
    for (const [index, order] of orders.entries())
      for (const name of [...order, order[index % 4] ?? "sent"]) await post(`wamid.o${index}`, name);
    const [first, ...rest] = await Promise.all(ids.map(timesOf));
    expect(first).toMatchObject({ shown: "read" });
    for (const row of rest) expect(row).toEqual(first);
  });

  it("that come before their message knows its id wait for it, or find it by our own (goals §6.5, 30)", async () => {
    const [id = ""] = await addSent(world, number, "wamid.known");
    const attemptId = newId();
    await world.db.insert(sendAttempts).values({ id: attemptId, messageId: id, no: 1, startedAt: world.clock.now() });
    await world.db
      .update(messages)
      .set({ providerMessageId: null, status: "sending", attemptId })
      .where(eq(messages.id, id));
    const more = { biz_opaque_callback_data: toRef(id, 1) };
    const statuses = [status("wamid.new", "delivered", seconds(world), more)];
    await postMeta(world, number, envelope(messagesChange(number, { statuses })));
    expect(await messageOf(id)).toMatchObject({ status: "delivered", providerMessageId: "wamid.new" });
  });

  it("that name our id in the address of another connection have no effect (goals §6.5, 38)", async () => {
    const secrets = { authToken: "token" };
    const [mine, other] = await Promise.all(
      ["+420602000001", "+420602000002"].map((phone) =>
        addNumber(world.ctx, { provider: "twilio", secrets, phone, providerNumberId: phone }),
      ),
    );
    if (!mine || !other) throw new Error("two numbers");
    const [id] = await addSent(world, other, "SM.o");
    const fields = { AccountSid: "AC", MessageSid: "SM9", MessageStatus: "read", From: `whatsapp:${mine.phone}` };
    await postTwilio(world, mine, fields, `?ref=${toRef(id ?? "", 1)}`);
    expect(await messageOf(id)).toMatchObject({ status: "accepted", readAt: null });
  });
});

describe("other events", () => {
  it("reach templates and numbers", async () => {
    const templateId = await addTemplate(world.ctx, number.numberId, { providerTemplateId: "777" });
    const paused = { event: "PAUSED", message_template_id: 777, reason: "LOW_QUALITY" };
    const quality = { display_phone_number: number.phone.slice(1), event: "FLAGGED", current_limit: "TIER_1K" };
    await postMeta(
      world,
      number,
      envelope(
        { field: "message_template_status_update", value: paused },
        { field: "phone_number_quality_update", value: quality },
      ),
    );
    const [template] = await world.db.select().from(templates).where(eq(templates.id, templateId));
    const [row] = await world.db.select().from(numbers).where(eq(numbers.id, number.numberId));
    expect(template).toMatchObject({ status: "paused", statusReason: "LOW_QUALITY" });
    expect(row).toMatchObject({ quality: "red" });
  });

  it("that nobody knows are kept with their name and shown, the rest of the body counts (goals §6.5, 34)", async () => {
    const good = messagesChange(number, { messages: [text("wamid.g", client, seconds(world))] });
    const odd = messagesChange(number, { statuses: [status("wamid.s", "teleported", seconds(world))] });
    expect(await postMeta(world, number, envelope({ field: "flows", value: {} }, good, odd))).toBe("stored");
    const [delivery] = await deliveriesOf(world, number);
    expect(delivery).toMatchObject({ outcome: "ignored", error: "unknown:flows\nunknown:status teleported" });
    expect(await inboundOf(world, number)).toHaveLength(1);
    const events = await world.db
      .select()
      .from(liveEvents)
      .where(inArray(liveEvents.subjectId, [delivery?.id ?? ""]));
    expect(events).toMatchObject([{ kind: "webhook" }]);
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}
