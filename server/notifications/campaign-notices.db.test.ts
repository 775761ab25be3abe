import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import type { Mail } from "../alerts/mailer";
import { feedCampaign } from "../campaigns/feed-campaign";
import { launchCampaign } from "../campaigns/launch-campaign";
import { pauseCampaign } from "../campaigns/pause-campaign";
import { resumeCampaign } from "../campaigns/resume-campaign";
import { quick, scheduleWorld } from "../campaigns/schedule-world";
import type { Actor, Ctx } from "../context";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { chooseNotification, notificationSettings } from "./choose";
import { recentNotifications } from "./list-recent";
import { mailNotifications } from "./mail-notifications";
import { addBrowser, pushService, toldTo } from "./notification-world";
import { pushNotifications } from "./push-notifications";
import { tellPeople } from "./tell-people";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

let world: TestWorld;
let made: ReturnType<typeof scheduleWorld>;
beforeAll(async () => {
  world = await testWorld();
  made = scheduleWorld(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await tellPeople(world.ctx);
});

const as = (actor: UserCtx["actor"]): UserCtx => ({ ...world.ctx, actor });

/** A campaign whose guard has just seen the quality drop, its author, a supervisor who is away and an operator. */
async function stopped() {
  const campaign = await made.ready({});
  const { ctx, campaignId, numberId } = campaign;
  await world.db.update(numbers).set({ quality: "green" }).where(eq(numbers.id, numberId));
  const supervisor = as(await addUser(world.ctx, { role: "supervisor" }));
  await world.db.update(users).set({ presence: "away" }).where(eq(users.id, supervisor.actor.userId));
  const operator = as(await addUser(world.ctx, { role: "operator" }));
  await launchCampaign(ctx, { campaignId });
  await world.db.update(numbers).set({ quality: "red" }).where(eq(numbers.id, numberId));
  await feedCampaign(ctx, { campaignId }, quick);
  return { ...campaign, author: as(campaign.actor), supervisor, operator };
}

/** A world with a mail server that notes what it gets. */
function mailbox() {
  const mails: Mail[] = [];
  const state = { isDown: false };
  const sendMail = async (mail: Mail) => {
    if (state.isDown) throw new Error("mail server is away");
    mails.push(mail);
  };
  return { ctx: { ...world.ctx, sendMail } satisfies Ctx, mails, state };
}
const emailOf = async ({ actor }: UserCtx) =>
  (await world.db.select().from(users).where(eq(users.id, actor.userId)))[0]?.email ?? "";

describe("a campaign that stands still (O3, O8)", () => {
  it("is told once to its author and to who manages campaigns, away or not, in the app, by push and by e-mail", async () => {
    const { author, supervisor, operator, campaignId, fields } = await stopped();
    const push = pushService(world);
    await addBrowser(world, supervisor);
    const { ctx, mails } = mailbox();
    await tellPeople(ctx);
    await tellPeople(ctx);
    for (const person of [author, supervisor])
      expect(await toldTo(world, person, "campaign")).toMatchObject([
        { campaignId, conversationId: null, sound: false },
      ]);
    expect(await toldTo(world, operator, "campaign")).toEqual([]);
    expect(await recentNotifications(supervisor)).toMatchObject([
      { kind: "campaign", campaignId, campaign: { name: fields.name, reason: "guard", details: { rule: "quality" } } },
    ]);
    await pushNotifications(push.ctx);
    const pushed = push.pushes.filter(({ title }) => title === `Kampaň stojí: ${fields.name}`);
    expect(pushed).toMatchObject([{ tag: campaignId, url: `/campaigns/${campaignId}`, silent: true }]);
    expect(pushed[0]?.text).toContain("hodnocení čísla");
    await mailNotifications(ctx);
    await mailNotifications(ctx);
    const written = mails.filter(({ subject }) => subject.includes(fields.name));
    expect(written.map(({ to }) => to)).toEqual(
      expect.arrayContaining([await emailOf(author), await emailOf(supervisor)]),
    );
    expect(new Set(written.map(({ to }) => to)).size).toBe(written.length);
    expect(written[0]?.text).toContain(`Otevřít kampaň: http://localhost:3000/campaigns/${campaignId}`);
  });

  it("is told of as each person chose, and not at all where they want nothing", async () => {
    const { author, supervisor, campaignId, ctx: by } = await stopped();
    const { ctx, mails } = mailbox();
    await chooseNotification(supervisor, { kind: "campaign", inApp: true, sound: true, push: false });
    await chooseNotification(author, { kind: "campaign", inApp: false, sound: false, push: false });
    await tellPeople(ctx);
    await mailNotifications(ctx);
    expect(await toldTo(world, author, "campaign")).toEqual([]);
    expect(await toldTo(world, supervisor, "campaign")).toMatchObject([{ sound: true, push: false }]);
    expect(mails.map(({ to }) => to)).not.toContain(await emailOf(supervisor));
    await resumeCampaign(by, { campaignId });
    expect(await recentNotifications(supervisor)).toEqual([]);
  });

  it("writes again while the mail server is away, and not when the campaign goes on by then", async () => {
    const [waiting, goingOn] = [await stopped(), await stopped()];
    const { ctx, mails, state } = mailbox();
    const about = ({ fields }: typeof waiting) => mails.filter(({ subject }) => subject.endsWith(fields.name));
    await tellPeople(ctx);
    state.isDown = true;
    await mailNotifications(ctx);
    state.isDown = false;
    await mailNotifications(ctx);
    expect(about(waiting)).toEqual([]);
    expect(await resumeCampaign(goingOn.ctx, goingOn)).toEqual({ ok: true });
    world.clock.advanceMs(61_000);
    await mailNotifications(ctx);
    expect(about(waiting).map(({ to }) => to)).toContain(await emailOf(waiting.author));
    expect(about(goingOn)).toEqual([]);
  });

  it("is no news where a person paused it", async () => {
    const { ctx, campaignId, author } = await stopped();
    await tellPeople(world.ctx);
    await resumeCampaign(ctx, { campaignId });
    world.clock.advanceMs(60_000);
    await pauseCampaign(ctx, { campaignId });
    await tellPeople(world.ctx);
    expect(await toldTo(world, author, "campaign")).toHaveLength(1);
  });

  it("is offered in the settings of who manages campaigns only (O25)", async () => {
    const [supervisor, operator] = [
      as(await addUser(world.ctx, { role: "supervisor" })),
      as(await addUser(world.ctx, { role: "operator" })),
    ];
    const kindsOf = async (person: UserCtx) => (await notificationSettings(person)).choices.map(({ kind }) => kind);
    expect(await kindsOf(supervisor)).toContain("campaign");
    expect(await kindsOf(operator)).not.toContain("campaign");
  });
});
