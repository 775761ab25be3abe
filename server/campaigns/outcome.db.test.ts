import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureGroups, failureReasons, messageStatuses, recipientPlans, recipientStatuses } from "@/db/enums";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { messages, sendAttempts, sendStreams } from "@/db/schema/delivery";
import { templates } from "@/db/schema/templates";
import { failureGroup, groupOfCode, repeatable } from "../delivery/failure-group-rules";
import { addContact, addConversation, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { compareCampaigns } from "./compare-campaigns";
import { bestPlaces, cheapestPlaces, perOne } from "./compare-rules";
import { countFailures } from "./failure-queries";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { attemptsOf } from "./ledger-queries";
import { columnOf, ledgerColumns, statesOf } from "./ledger-rules";
import { repeatFailed } from "./repeat-failed";
import { recipientStatus } from "./rules";
import { campaignProgress } from "./show-campaign";
import { showLedger } from "./show-ledger";
import { showRepeats } from "./show-repeats";
import { pageOfRecipients } from "./status-queries";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const quick = { tickMs: 0, pauseMs: 0, batch: 100 };
const hour = 60 * 60_000;
type Failure = { reason: (typeof failureReasons)[number]; code: string | null; hoursAgo?: number };

/** A campaign whose first recipients failed so, one each, and whose next ones were read. */
async function campaignWith(failures: Failure[], read = 1) {
  const made = await addCampaign(world);
  await upload(made.ctx, made.campaignId, goodRows(failures.length + read));
  expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
  await feedCampaign(made.ctx, { campaignId: made.campaignId }, quick);
  const rows = await messagesOf(made.campaignId);
  for (const [n, { id }] of rows.entries()) {
    const failure = failures[n];
    const at = new Date(made.ctx.now().getTime() - (failure?.hoursAgo ?? 0) * hour);
    await world.db
      .update(messages)
      .set(
        failure
          ? { status: "failed", failedAt: at, tries: 1, failureReason: failure.reason, failureCode: failure.code }
          : { status: "read", acceptedAt: at, readAt: at, providerMessageId: `wamid.${id}` },
      )
      .where(eq(messages.id, id));
  }
  return made;
}

const messagesOf = (campaignId: string) =>
  world.db.select().from(messages).where(eq(messages.streamId, campaignId)).orderBy(messages.seq);
const rowsOf = (campaignId: string) =>
  world.db.select().from(recipients).where(eq(recipients.campaignId, campaignId)).orderBy(recipients.rowNumber);

describe("failures by what to do (O4)", () => {
  it("puts every reason into one group, the same in rules and SQL", async () => {
    const failures: Failure[] = [
      ...failureReasons.map((reason) => ({ reason, code: null })),
      ...Object.keys(groupOfCode).map((code) => ({ reason: "account_blocked" as const, code })),
      { reason: "account_blocked", code: "131042" },
    ];
    const { campaignId } = await campaignWith(failures);
    const expected = failures.map(({ reason, code }) => failureGroup(reason, code));
    expect(failureGroup("account_blocked", "131042")).toBe("payment");
    expect(failureGroup("account_blocked", "368")).toBe("by_meta");
    for (const group of failureGroups) {
      const page = await pageOfRecipients(world.db, { campaignId, status: null, group, search: "" }, 100);
      expect([group, page.rows.length]).toEqual([group, expected.filter((one) => one === group).length]);
    }
  });
});

describe("Opakovat neúspěšné (O5)", () => {
  it("says the same of every reason in rules and SQL", async () => {
    const codes = [null, "131049", "63049", "131026", "1"];
    const failures = fc.sample(
      fc.record({
        reason: fc.constantFrom(...failureReasons),
        code: fc.constantFrom(...codes),
        hoursAgo: fc.constantFrom(0, 23, 25),
      }),
      60,
    );
    const { ctx, campaignId } = await campaignWith(failures);
    const now = ctx.now();
    // From the tallies and, as where there is a repetition, from the messages.
    const both = [false, true].map((isRepeated) => countFailures(world.db, campaignId, { now, isRepeated }));
    const [counted = [], anew] = await Promise.all(both);
    expect(counted).toEqual(expect.arrayContaining(anew ?? []));
    const sum = (verdict: string) =>
      counted.reduce((total, row) => (row.verdict === verdict ? total + row.count : total), 0);
    for (const verdict of ["now", "later", "never"] as const) {
      const expected = failures.filter(({ reason, code, hoursAgo }) => {
        const failedAt = new Date(now.getTime() - (hoursAgo ?? 0) * hour);
        return repeatable({ reason, code, failedAt }, now) === verdict;
      });
      expect([verdict, sum(verdict)]).toEqual([verdict, expected.length]);
    }
  });

  it("copies those who may be reached, with their values, into a campaign that starts and knows its parent", async () => {
    const { ctx, campaignId } = await campaignWith([
      { reason: "recipient_invalid", code: "131026" },
      { reason: "retry_later", code: "131000" },
      { reason: "policy_user", code: "131049", hoursAgo: 2 },
      { reason: "policy_user", code: "131049", hoursAgo: 30 },
    ]);
    const shown = await showRepeats(ctx, { campaignId });
    expect(shown).toMatchObject({ count: 2, open: null, parent: null });
    expect(shown.people.map(({ code }) => code)).toEqual(["131000", "131049"]);
    const made = await repeatFailed(ctx, { campaignId, name: "Podruhé" });
    if (!made.ok) throw new Error("blocked");
    expect(made.count).toBe(2);
    const [child] = await world.db.select().from(campaigns).where(eq(campaigns.id, made.campaignId));
    expect(child).toMatchObject({ parentId: campaignId, status: "running", name: "Podruhé" });
    const copied = await rowsOf(made.campaignId);
    const original = await rowsOf(campaignId);
    expect(copied.map(({ values }) => values)).toEqual([original[1]?.values, original[3]?.values]);
    await feedCampaign(ctx, { campaignId: made.campaignId }, quick);
    expect(await messagesOf(made.campaignId)).toHaveLength(2);
    // Counted apart: the parent's figures stand.
    expect((await campaignProgress(ctx, { campaignId })).ledger.byStatus.error).toBe(4);
    const after = await showRepeats(ctx, { campaignId });
    expect(after).toMatchObject({ count: 0, open: { id: made.campaignId } });
    expect((await showRepeats(ctx, { campaignId: made.campaignId })).parent?.id).toBe(campaignId);
  });

  it("is one at a time, however often it is asked for, and leaves nothing behind when it may not start", async () => {
    const { ctx, campaignId, templateId } = await campaignWith([{ reason: "unknown", code: null }]);
    await world.db.update(templates).set({ status: "paused" }).where(eq(templates.id, templateId));
    expect(await repeatFailed(ctx, { campaignId, name: "A" })).toEqual({ ok: false, blockers: ["template"] });
    expect((await showRepeats(ctx, { campaignId })).repeats).toEqual([]);
    await world.db.update(templates).set({ status: "approved" }).where(eq(templates.id, templateId));
    const all = await Promise.allSettled([1, 2, 3].map((n) => repeatFailed(ctx, { campaignId, name: `${n}` })));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { open } = await showRepeats(ctx, { campaignId });
    await world.db
      .update(campaigns)
      .set({ status: "finished" })
      .where(eq(campaigns.id, open?.id ?? ""));
    // It is over, but the only one is in it: there is nobody left to send to.
    expect(await repeatFailed(ctx, { campaignId, name: "B" })).toEqual({ ok: false, blockers: ["no_recipients"] });
  });
});

describe("Kniha odeslání (O1)", () => {
  it("has every state in one column", () => {
    expect(ledgerColumns.flatMap(statesOf).sort()).toEqual([...recipientStatuses].sort());
  });

  it("balances whatever the messages are, in sum, by source and by day", async () => {
    const { ctx, campaignId, numberId } = await addCampaign(world);
    const contactId = await addContact(ctx, "+420777123456");
    const conversationId = await addConversation(ctx, { numberId, contactId });
    await world.db.insert(sendStreams).values({ id: campaignId, numberId, status: "open" });
    await upload(ctx, campaignId, goodRows(4));
    const facts = fc.sample(
      fc.record({
        plan: fc.constantFrom(...recipientPlans),
        status: fc.option(fc.constantFrom(...messageStatuses.filter((status) => status !== "received"))),
        tries: fc.nat(3),
        isTaken: fc.boolean(),
      }),
      150,
    );
    const expected = { planned: 4, sent: 0, failed: 0, skipped: 0, remaining: 4 };
    for (const [n, { plan, status, tries, isTaken }] of facts.entries()) {
      const id = plan === "planned" && status ? ctx.newId() : null;
      const providerMessageId = isTaken ? `wamid.${n}` : null;
      if (id && status) {
        const at = ctx.now();
        const row = { conversationId, numberId, direction: "out", kind: "template", at } as const;
        const times = { acceptedAt: null, failedAt: status === "failed" ? at : null, sentAt: at };
        await world.db
          .insert(messages)
          .values({ ...row, ...times, id, status, tries, providerMessageId, streamId: campaignId });
      }
      const phone = `+4205${n}`;
      const row = { campaignId, rowNumber: n + 1, plan, phoneGiven: phone, phone, values: [], messageId: id };
      await world.db.insert(recipients).values(row);
      const message = id && status ? { status, tries, acceptedAt: null, providerMessageId } : null;
      expected.planned += 1;
      expected[columnOf[recipientStatus(plan, message)]] += 1;
    }
    const { book, sources, days } = await showLedger(ctx, { campaignId });
    expect(book).toMatchObject(expected);
    expect(book.planned).toBe(book.sent + book.failed + book.skipped + book.remaining);
    expect(sources.map(({ kind, book: of }) => [kind, of.planned])).toEqual([
      ["file", 4],
      ["other", facts.length],
    ]);
    for (const column of ["sent", "failed"] as const)
      expect(days.reduce((sum, day) => sum + day.book[column], 0)).toBe(book[column]);
    for (const column of ledgerColumns) {
      const page = await pageOfRecipients(world.db, { campaignId, status: null, column, search: "" }, 1000);
      expect([column, page.rows.length]).toEqual([column, book[column]]);
    }
    const ofFile = await pageOfRecipients(world.db, { campaignId, status: null, source: sources[0]?.id, search: "" });
    expect(ofFile.rows).toHaveLength(4);
  });

  it("tells every attempt of a recipient, of this campaign only", async () => {
    const { ctx, campaignId } = await campaignWith([{ reason: "retry_later", code: "131000" }]);
    const [row] = await rowsOf(campaignId);
    const messageId = row?.messageId ?? "";
    const at = ctx.now();
    const failure = { failureReason: "retry_later", failureCode: "131000" } as const;
    for (const no of [2, 1])
      await world.db
        .insert(sendAttempts)
        .values({ id: ctx.newId(), messageId, no, startedAt: at, outcome: "requeued", ...failure });
    const recipientId = row?.id ?? 0;
    const attempts = await attemptsOf(world.db, { campaignId, recipientId });
    expect(attempts.map(({ no, failureCode }) => [no, failureCode])).toEqual([
      [1, "131000"],
      [2, "131000"],
    ]);
    expect(await attemptsOf(world.db, { campaignId: ctx.newId(), recipientId })).toEqual([]);
  });
});

describe("comparing campaigns", () => {
  it("sets them side by side in the order asked for, without drafts", async () => {
    const one = await campaignWith([{ reason: "recipient_invalid", code: "131026" }], 3);
    const two = await campaignWith([], 2);
    const draft = await addCampaign(world);
    const compared = await compareCampaigns(one.ctx, {
      campaignIds: [two.campaignId, one.campaignId, draft.campaignId, two.campaignId],
    });
    expect(compared.map(({ id }) => id)).toEqual([two.campaignId, one.campaignId]);
    expect(compared[1]).toMatchObject({
      recipients: 4,
      going: 4,
      funnel: { sent: 3, delivered: 3, read: 3, replied: 0 },
      failures: { not_on_whatsapp: 1, technical: 0 },
    });
  });

  it("tells what a reply and a click came to, from the cost and who did (O11)", async () => {
    const { ctx, campaignId } = await campaignWith([], 4);
    const [compared] = await compareCampaigns(ctx, { campaignIds: [campaignId] });
    expect(compared?.cost).toEqual({ amounts: {}, unpriced: 4, isSample: false, perReply: null, perClick: null });
    expect(perOne({ USD: 900_000 }, 4)).toEqual({ currency: "USD", micros: 225_000 });
    expect([perOne({ USD: 900_000 }, 0), perOne({}, 4), perOne({ USD: 1, EUR: 1 }, 4)]).toEqual([null, null, null]);
  });

  it("marks the best value of a line only where there is another to compare it with", () => {
    expect(bestPlaces([0.5, 0.7, null], "high")).toEqual([1]);
    expect(bestPlaces([3, 2, 2], "low")).toEqual([1, 2]);
    expect([bestPlaces([0.5], "high"), bestPlaces([null, 0.5], "high"), bestPlaces([2, 2], "low")]).toEqual([
      [],
      [],
      [],
    ]);
    const usd = (micros: number) => ({ currency: "USD", micros });
    expect(cheapestPlaces([usd(20), null, usd(10)])).toEqual([2]);
    expect(cheapestPlaces([usd(20), { currency: "EUR", micros: 10 }])).toEqual([]);
  });
});
