import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { auditEntries, users } from "@/db/schema/team";
import { addGroup, clientWrites } from "../inbox/inbox-world";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { countOptOuts } from "./reply-queries";
import { routeReplies, showReplyRoute } from "./route-replies";
import { campaignProgress } from "./show-campaign";
import { pageOfRecipients } from "./status-queries";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let first = 500_000;

/** A campaign whose messages the clients have got an hour ago. */
async function delivered(count: number) {
  const made = await addCampaign(world);
  const { ctx, campaignId, numberId } = made;
  const rows = goodRows(count, first);
  first += count;
  await upload(ctx, campaignId, rows);
  await launchCampaign(ctx, { campaignId });
  await feedCampaign(ctx, { campaignId }, { tickMs: 0, pauseMs: 0, batch: 100 });
  const acceptedAt = new Date(world.ctx.now().getTime() - 3_600_000);
  await world.db
    .update(messages)
    .set({ status: "delivered", acceptedAt, sentAt: acceptedAt, deliveredAt: acceptedAt, at: acceptedAt })
    .where(eq(messages.streamId, campaignId));
  const [row] = await world.db.select().from(numbers).where(eq(numbers.id, numberId));
  const { connectionId = "", providerNumberId = "", quotaScopeId = "" } = row ?? {};
  const address = { numberId, connectionId, providerNumberId, quotaScopeId };
  const phones = rows.split("\n").flatMap((line) => line.split(";")[0] || []);
  const says = (n: number, body: string) =>
    clientWrites(world, { ...address, phone: made.phone }, { phone: phones[n], body, at: world.ctx.now() });
  return { ...made, phones, says };
}

describe("replies to a campaign (O27)", () => {
  it("are counted once a client, found in the table, and lead to the session; opt-outs are counted aside (O6)", async () => {
    const { ctx, campaignId, phones, says } = await delivered(4);
    const { conversationId } = await says(1, "Mám zájem");
    await says(1, "Ještě jednou");
    await says(2, "STOP");
    const { funnel } = await campaignProgress(ctx, { campaignId });
    expect(funnel).toMatchObject({ recipients: 4, sent: 4, delivered: 4, read: 0, replied: 2, optedOut: 1 });
    const { rows } = await pageOfRecipients(world.db, { campaignId, status: "replied", search: "" });
    expect(rows.map(({ phone, reply }) => [phone, reply])).toEqual([
      [phones[1], "Mám zájem"],
      [phones[2], "STOP"],
    ]);
    expect(rows[0]).toMatchObject({ conversationId, status: "delivered" });
    expect(await countOptOuts(world.db, campaignId, new Date(world.ctx.now().getTime() + 1000))).toBe(0);
    expect(await world.db.select().from(sessions).where(eq(sessions.campaignId, campaignId))).toHaveLength(1);
    const stopped = and(eq(contacts.phone, phones[2] ?? ""), eq(contacts.marketingOptedOutAt, world.ctx.now()));
    expect(await world.db.select().from(contacts).where(stopped)).toHaveLength(1);
  });

  it("go where the campaign says, else by the routing of the number; what has come stays", async () => {
    const { ctx, campaignId, says } = await delivered(4);
    const groupId = await addGroup(world);
    const petra = await addUser(world.ctx, { groupIds: [groupId] });
    const operatorId = petra.kind === "user" ? petra.userId : "";
    const sessionOf = async (n: number) => {
      const { sessionId } = await says(n, "Kdy máte čas?");
      const [session] = await world.db.select().from(sessions).where(eq(sessions.id, sessionId));
      return session;
    };
    expect(await sessionOf(0)).toMatchObject({ origin: "campaign", campaignId, groupId: null });
    await routeReplies(ctx, { campaignId, to: { kind: "group", groupId } });
    const routed = await sessionOf(1);
    expect(routed).toMatchObject({ groupId, routing: { ruleId: null, campaign: { id: campaignId } } });
    await routeReplies(ctx, { campaignId, to: { kind: "operator", operatorId } });
    expect(await sessionOf(2)).toMatchObject({ preferredOperatorId: operatorId });
    expect(await showReplyRoute(ctx, { campaignId })).toMatchObject({ group: null, operator: { id: operatorId } });
    await world.db.update(users).set({ active: false }).where(eq(users.id, operatorId));
    expect(await sessionOf(3)).toMatchObject({ origin: "campaign", groupId: null, preferredOperatorId: null });
    await expect(routeReplies(ctx, { campaignId, to: { kind: "operator", operatorId } })).rejects.toMatchObject({
      code: "not_found",
    });
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.action, "campaign.replies_routed"));
    expect(traces.map(({ details }) => details)).toContainEqual({ replyGroupId: groupId, replyOperatorId: null });
  });
});
