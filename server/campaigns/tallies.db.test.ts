import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureReasons, messageStatuses } from "@/db/enums";
import { newId } from "../core/ids";
import { openStream } from "../delivery/streams";
import { foldTallies } from "../delivery/tally-queries";
import { countVisit, insertLinks } from "../links/queries";
import { addContact, addConversation, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { foldCampaignTallies } from "./tally-queries";
import { miscounted } from "./tally-world";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const moment = fc.option(fc.integer({ min: 0, max: 120 }));
/** What a message may become, whether it can happen or not: the tallies must not depend on it. */
const change = fc.record({
  status: fc.constantFrom(...messageStatuses),
  tries: fc.integer({ min: 0, max: 3 }),
  failure_reason: fc.option(fc.constantFrom(...failureReasons)),
  failure_code: fc.option(fc.constantFrom("131026", "131049")),
  held_at: moment,
  accepted_at: moment,
  sent_at: moment,
  delivered_at: moment,
  read_at: moment,
});
const some = fc.array(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 8 });
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("messages" as const), of: some, change }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("recipients" as const), of: some, isFed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fold" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), of: some }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("visit" as const),
      link: fc.integer({ min: 0, max: 2 }),
      isBot: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reply" as const), isThere: fc.boolean() }) },
);
type Values<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Change = Values<typeof change>;
type Deed = Values<typeof deed>;

const queuedAt = "2026-11-22T12:00:00Z";

describe("the tallies of a campaign (O26)", () => {
  it("are what a count of the rows would say, whatever happened in whatever order, in two sessions at once", async () => {
    const { ctx, campaignId, numberId, templateId } = await addCampaign(world);
    await upload(ctx, campaignId, `${goodRows(20)}nesmysl;pane;Nováku;1\n${goodRows(1)}+421905123456;pane;Nováku;1\n`);
    const recipients = (await world.sql`select id from recipients where campaign_id = ${campaignId} order by id`).map(
      ({ id }) => String(id),
    );
    await openStream(ctx, { streamId: campaignId, numberId, dailyShare: null });
    const contactId = await addContact(ctx, `+420${BigInt(`0x${campaignId.slice(-9)}`)}`);
    const conversationId = await addConversation(ctx, { numberId, contactId });
    const ids = Array.from({ length: 20 }, () => newId());
    const queued = ids.map((id) => ({
      ...{ id, conversation_id: conversationId, number_id: numberId, stream_id: campaignId, template_id: templateId },
      ...{ direction: "out", kind: "template", at: queuedAt, status: "queued", priority: 1 },
    }));
    await world.sql`insert into messages ${world.sql(queued)}`;
    const answer = { ...queued[0], id: newId(), stream_id: null, template_id: null, direction: "in", kind: "text" };
    await world.sql`insert into messages ${world.sql(answer)}`;
    // Of these two recipients nothing else changes: one has two links, the other one.
    const visited = recipients.slice(-2);
    await world.sql`update recipients set message_id = ${ids[0] ?? ""} where id = any(${`{${visited.join()}}`}::bigint[])`;
    const tokens = [visited[0], visited[0], visited[1]].map((recipientId) => ({
      token: newId(),
      recipientId: Number(recipientId),
    }));
    await insertLinks(
      world.db,
      tokens.map((link) => ({ ...link, campaignId, target: "https://kolo.example", createdAt: ctx.now() })),
    );
    const at = (seconds: number | null) =>
      seconds === null ? null : new Date(Date.UTC(2026, 10, 22, 12, 0, seconds)).toISOString();
    const chosen = (of: number[], all: string[]) => `{${of.map((n) => all[n]).join()}}`;
    const become = ({ held_at, accepted_at, sent_at, delivered_at, read_at, ...rest }: Change) => ({
      ...rest,
      ...{
        held_at: at(held_at),
        accepted_at: at(accepted_at),
        sent_at: at(sent_at),
        delivered_at: at(delivered_at),
        read_at: at(read_at),
      },
    });
    async function act(deed: Deed): Promise<void> {
      const { sql } = world;
      if (deed.kind === "fold") return void (await Promise.all([foldTallies(world.db), foldCampaignTallies(world.db)]));
      // Locked in one order, as delivery does, so that the sessions wait for each other and never in a circle.
      if (deed.kind === "messages")
        await sql`update messages set ${sql(become(deed.change))} where id in
          (select id from messages where id = any(${chosen(deed.of, ids)}::uuid[]) order by id for update)`;
      if (deed.kind === "recipients")
        await sql`update recipients set message_id = ${deed.isFed ? (ids[0] ?? null) : null} where id in
          (select id from recipients where id = any(${chosen(deed.of, recipients)}::bigint[]) order by id for update)`;
      if (deed.kind === "visit")
        await countVisit(world.db, tokens[deed.link]?.token ?? "", { isBot: deed.isBot, at: ctx.now() });
      if (deed.kind === "reply")
        await (deed.isThere
          ? sql`insert into campaign_replies (campaign_message_id, campaign_id, message_id, kind, at)
                values (${ids[0] ?? ""}, ${campaignId}, ${answer.id}, 'quote', ${queuedAt}) on conflict do nothing`
          : sql`delete from campaign_replies where campaign_id = ${campaignId}`);
      if (deed.kind === "delete")
        await sql`delete from messages where id in (select id from messages where id = any(${chosen(deed.of, ids.with(0, ids[1] ?? ""))}::uuid[]) order by id for update)`;
    }
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), fc.array(deed, { maxLength: 12 }), async (one, other) => {
        await world.sql`insert into messages ${world.sql(queued)} on conflict do nothing`;
        await Promise.all(
          [one, other].map(async (deeds) => {
            for (const next of deeds) await act(next);
          }),
        );
        expect(await miscounted(world.sql)).toEqual([]);
      }),
      { numRuns: 25 },
    );
    for (let n = 0; n < 2; n += 1) await Promise.all([act({ kind: "fold" }), act({ kind: "fold" })]);
    expect(await miscounted(world.sql)).toEqual([]);
  });
});
