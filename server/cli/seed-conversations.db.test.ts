import { readFileSync } from "node:fs";
import { eq, isNotNull, notInArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaigns } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { demoTemplates } from "@/simulator/demo-templates";
import { compareCampaigns } from "../campaigns/compare-campaigns";
import { compareVariants } from "../campaigns/compare-variants";
import { listCampaigns } from "../campaigns/list-campaigns";
import { campaignProgress } from "../campaigns/show-campaign";
import { showLedger } from "../campaigns/show-ledger";
import { windowOf } from "../delivery/window";
import { countInbox } from "../inbox/count-queries";
import { listConversations } from "../inbox/list-conversations";
import { meOf } from "../inbox/operator";
import { showConversation } from "../inbox/show-conversation";
import { showThread } from "../inbox/show-thread";
import { type TestWorld, testWorld } from "../test-world";
import { streamCost } from "../usage/stream-cost";
import { seedDemo } from "./seed-demo";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  expect(await seedDemo(world.ctx)).toBe(true);
});
afterAll(() => world.close());

async function petra() {
  const [user] = await world.db.select().from(users).where(eq(users.email, "petra@hovorna.example"));
  const { id: userId = "", name = "" } = user ?? {};
  return world.as({ kind: "user", userId, name, role: "operator", groupIds: [], loginId: world.ctx.newId() });
}

/** Those of the demo's past; hundreds more got a campaign. */
async function conversationsOutsideCampaigns(): Promise<string[]> {
  const written = world.db.select({ id: messages.conversationId }).from(messages).where(isNotNull(messages.streamId));
  const rows = await world.db.select().from(conversations).where(notInArray(conversations.id, written));
  return rows.map(({ id }) => id);
}

it("gives a first start a desk with something to do, once", async () => {
  const ctx = await petra();
  expect(await countInbox(world.db, meOf(ctx))).toMatchObject({ waiting: 2, mine: 2 });
  const { rows } = await listConversations(ctx, { section: "all" });
  expect(rows.length).toBeGreaterThanOrEqual(4);
  const past = new Set(await conversationsOutsideCampaigns());
  for (const { conversationId } of rows.filter((row) => past.has(row.conversationId)))
    expect((await showThread(ctx, { conversationId })).items.some(({ type }) => type === "event")).toBe(true);
  expect(await seedDemo(world.ctx)).toBe(false);
});

it("has ended sessions with results and a note among the messages", async () => {
  const ctx = await petra();
  const ended = await conversationsOutsideCampaigns();
  const histories = await Promise.all(ended.map((conversationId) => showConversation(ctx, { conversationId })));
  const results = histories.flatMap(({ history }) => history.flatMap(({ resultNameCs }) => resultNameCs ?? []));
  expect(results.sort()).toEqual(["Objednáno", "Reklamace", "Vyřešeno"]);
  const scores = histories.flatMap(({ history }) => history.flatMap(({ ratingScore }) => ratingScore ?? []));
  expect(scores.sort()).toEqual([3, 4, 5]);
});

it("opens in the simulator exactly the windows that the desk shows as open", async () => {
  const file: { clients: { phone: string; wroteTo?: string[] }[] } = JSON.parse(
    readFileSync("db/seed/demo-world.json", "utf8"),
  );
  const rows = await world.db
    .select({ client: contacts.phone, number: numbers.phone, at: conversations.lastClientMessageAt })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId));
  const open = rows.filter(({ at }) => windowOf(at, world.ctx.now()).open);
  expect(open.map(({ client, number }) => `${client} ${number}`).sort()).toEqual(
    file.clients.flatMap(({ phone, wroteTo = [] }) => wroteTo.map((number) => `${phone} ${number}`)).sort(),
  );
});

describe("the demo's campaigns (O31)", () => {
  const open = async (name: string) => {
    const [row] = await world.db.select().from(campaigns).where(eq(campaigns.name, name));
    return row ?? { id: "", status: "", startsAt: null, pauseReason: null };
  };

  it("are one of every kind; the planned one is ahead, the guard says why it stopped the other", async () => {
    const { campaigns: all, tabs } = await listCampaigns(world.ctx, { tab: "all", search: "" });
    expect(all.map(({ status }) => status).toSorted()).toEqual(["draft", "finished", "paused", "planned"]);
    expect(tabs).toMatchObject({ running: 1, planned: 1, draft: 1, done: 1 });
    expect((await open("Výprodej kol: poslední víkend")).startsAt?.getTime()).toBeGreaterThan(
      world.ctx.now().getTime(),
    );
    const stopped = await open("Výprodej: zákazníci servisu");
    expect(stopped).toMatchObject({ pauseReason: "guard", pauseDetails: { rule: "failures", failed: 15, of: 60 } });
    expect((await showLedger(world.ctx, { campaignId: stopped.id })).book).toMatchObject({
      planned: 200,
      failed: 15,
      remaining: 140,
    });
  });

  it("have rows that agree with the tallies, failures of several groups, replies, clicks, opt-outs and costs", async () => {
    const { id: campaignId } = await open("Podzimní výprodej kol");
    const progress = await campaignProgress(world.ctx, { campaignId });
    const { book, days } = await showLedger(world.ctx, { campaignId });
    expect(book).toMatchObject({ planned: 448, failed: 28, skipped: 8, remaining: 0 });
    expect(progress.ledger.byStatus).toEqual(book.byStatus);
    expect(progress.clicks?.recipients).toBeGreaterThan(30);
    expect(progress.funnel.replied).toBeGreaterThan(15);
    expect(progress.funnel.optedOut).toBeGreaterThan(1);
    expect(progress.sends.length).toBeGreaterThan(5);
    expect(days).toHaveLength(1);
    const [compared] = await compareCampaigns(world.ctx, { campaignIds: [campaignId] });
    expect(Object.values(compared?.failures ?? {}).filter((count) => count > 0)).toHaveLength(5);
    expect((await streamCost(world.ctx, { streamId: campaignId })).charged).toBe(progress.funnel.delivered);
  });

  it("show a winner by reads and clicks; by replies the difference proves nothing", async () => {
    const { id: campaignId } = await open("Podzimní výprodej kol");
    const { verdicts } = await compareVariants(world.ctx, { campaignId });
    expect(verdicts).toMatchObject({
      read: { kind: "won", best: 1 },
      clicked: { kind: "won", best: 1 },
      replied: { kind: "even" },
    });
  });

  it("use templates as the simulator's numbers have them", () => {
    const seeded: {
      number: string;
      providerTemplateId: string;
      name: string;
      components: { type: string; text?: string }[];
    }[] = JSON.parse(readFileSync("db/seed/demo-templates.json", "utf8"));
    const { numbers: accounts } = JSON.parse(readFileSync("db/seed/demo-world.json", "utf8"));
    for (const { number, providerTemplateId, name, components } of seeded) {
      const theirs = demoTemplates(accounts.find(({ phone }: { phone: string }) => phone === number));
      const same = theirs.find((template) => template.name === name);
      expect(same?.id).toBe(providerTemplateId);
      expect(components.map(({ type, text }) => ({ type, text }))).toEqual(same?.components);
    }
  });
});
