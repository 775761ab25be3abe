import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/team";
import { clientWrites } from "../inbox/inbox-world";
import { showRatingOffer } from "../inbox/show-rating-offer";
import { exportSessions, type SessionWords } from "../sessions/export-sessions";
import { listSessions } from "../sessions/list-sessions";
import type { RatingFilter } from "../sessions/schema";
import { showSession } from "../sessions/show-session";
import { type TestWorld, testWorld } from "../test-world";
import { actorOf, addRatedDesk } from "./ratings-world";
import { ratingSettings, saveNumberRating, showSettings } from "./settings";
import { showReport } from "./show-report";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let desk: Awaited<ReturnType<typeof addRatedDesk>>;
beforeEach(async () => {
  desk = await addRatedDesk(world);
});

const wordsOfExport: SessionWords = {
  separator: ";",
  header: ["sezení"],
  transcript: "přepis",
  status: (status) => status,
  origin: (origin) => origin,
  result: () => null,
  callback: (state) => state,
  us: "my",
  client: "klient",
  kind: (kind) => kind,
  at: (moment) => moment.toISOString(),
};

describe("the table of sessions", () => {
  it("shows, filters and exports what clients gave (N.34, N.69)", async () => {
    await desk.asks();
    const [good, bad, unanswered] = [await desk.asked(), await desk.asked(), await desk.asked()];
    await desk.presses(good, 5);
    await desk.answers(good, { body: "Moc milé; děkuji" });
    await desk.presses(bad, 1);
    const { numberId } = desk.number;
    const found = async (rating?: RatingFilter) =>
      (await listSessions(desk.supervisor, { period: "history", numberId, rating })).rows.map(({ id }) => id).sort();
    expect(await found()).toEqual([good, bad, unanswered].map(({ sessionId }) => sessionId).sort());
    expect(await found("rated")).toEqual([good, bad].map(({ sessionId }) => sessionId).sort());
    expect([await found("good"), await found("fair"), await found("bad")]).toEqual([
      [good.sessionId],
      [],
      [bad.sessionId],
    ]);
    expect(await showSession(desk.supervisor, good)).toMatchObject({
      ratingScore: 5,
      ratingScale: "stars",
      ratingComment: "Moc milé; děkuji",
    });
    expect(await showSession(desk.supervisor, unanswered)).toMatchObject({ ratingStatus: "asked", ratingScore: null });
    const query = { period: "history" as const, sort: "-started" as const, numberId, rating: "good" as const };
    const lines: string[] = [];
    for await (const line of exportSessions(desk.supervisor, { query, withTranscript: false }, wordsOfExport))
      lines.push(line);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(';5;"Moc milé; děkuji";;');
  });
});

describe("the dialog, the settings and the report", () => {
  it("offers the question with the company's habit, and says why a client would not be asked", async () => {
    await desk.asks({ byDefault: false, delayMinutes: 15 });
    const client = await clientWrites(world, desk.number, { at: world.ctx.now() });
    expect(await showRatingOffer(desk.petra, client)).toEqual({ byDefault: false, delayMinutes: 15, skip: null });
    await expect(showRatingOffer(desk.stranger, client)).rejects.toMatchObject({ code: "not_found" });
    world.clock.advanceMs(24 * 3_600_000);
    expect(await showRatingOffer(desk.petra, client)).toMatchObject({ skip: "window_closed" });
    await saveNumberRating(desk.supervisor, { numberId: desk.number.numberId, mode: "off", templateId: null });
    expect(await showRatingOffer(desk.petra, client)).toBeNull();
  });

  it("are kept with who changed them", async () => {
    await desk.asks({ questionCs: "Nová otázka?" });
    expect(await ratingSettings(world.ctx)).toMatchObject({ questionCs: "Nová otázka?" });
    const { numberId } = desk.number;
    await saveNumberRating(desk.supervisor, { numberId, mode: "smileys", templateId: null });
    expect((await showSettings(desk.supervisor)).numbers.find((one) => one.numberId === numberId)).toMatchObject({
      mode: "smileys",
      hasButtons: true,
    });
    const entries = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, numberId));
    expect(entries).toMatchObject([{ action: "ratings.number_changed", actorId: actorOf(desk.supervisor) }]);
  });

  it("count by operator and number what was asked and answered, with the newest comments", async () => {
    await desk.asks();
    const [one, two] = [await desk.asked(), await desk.asked()];
    await desk.presses(one, 5);
    await desk.answers(one, { body: "Skvělé" });
    await desk.presses(two, 2);
    await desk.asked();
    const report = await showReport(desk.supervisor, { days: 30 });
    const mine = report.operators.find(({ id }) => id === actorOf(desk.petra));
    expect(mine).toMatchObject({ asked: 3, answered: 2, average: 3.5, scores: [0, 1, 0, 0, 1] });
    expect(report.numbers.find(({ id }) => id === desk.number.numberId)).toMatchObject({ asked: 3, answered: 2 });
    expect(report.comments[0]).toMatchObject({ comment: "Skvělé", score: 5, conversationId: one.conversationId });
    world.clock.advanceMs(8 * 86_400_000);
    expect(
      (await showReport(desk.supervisor, { days: 7 })).operators.find(({ id }) => id === actorOf(desk.petra)),
    ).toBeUndefined();
  });
});
