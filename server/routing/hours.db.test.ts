import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { addPublicHolidays, removeHoliday, saveHoliday } from "./change-holidays";
import { usualWeek } from "./hours-rules";
import { routingRouter } from "./router";
import { dropCalendar, saveCalendar } from "./save-calendar";
import type { SaveCalendarInput } from "./schema";
import { showHours } from "./show-hours";

// A Sunday, 13:00 in Prague.
let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld({ now: new Date("2026-11-22T12:00:00Z") });
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
afterAll(() => world.close());

const hours = (change: Partial<SaveCalendarInput> = {}): SaveCalendarInput => ({
  numberId: null,
  version: 0,
  week: usualWeek,
  observesHolidays: true,
  replyEnabled: false,
  reply: "",
  callbackLabel: "",
  ...change,
});

describe("working hours (N.70)", () => {
  it("are the company's until a number has its own, and again when it gives them up", async () => {
    const { numberId } = await addNumber(world.ctx);
    const ofNumber = async () => (await showHours(admin)).numbers.find((row) => row.numberId === numberId);
    expect(await ofNumber()).toMatchObject({ own: null, now: { isOpen: true } });

    await saveCalendar(admin, hours());
    expect(await ofNumber()).toMatchObject({
      own: null,
      now: { isOpen: false, next: { date: "2026-11-23", minutes: 480 } },
    });

    const always = Array.from({ length: 7 }, () => [[0, 1440]] as [number, number][]);
    await saveCalendar(admin, hours({ numberId, week: always }));
    expect(await ofNumber()).toMatchObject({ own: { version: 1 }, now: { isOpen: true } });

    await dropCalendar(admin, { numberId, version: 1 });
    expect(await ofNumber()).toMatchObject({ own: null, now: { isOpen: false } });
    const audit = await world.db.select().from(auditEntries);
    expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(["hours.saved", "hours.dropped"]));
  });

  it("lets only the first of two people save", async () => {
    const { numberId } = await addNumber(world.ctx);
    const save = () => saveCalendar(admin, hours({ numberId }));
    const both = await Promise.allSettled([save(), save()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(save()).rejects.toMatchObject({ key: "hoursChanged" });
    await expect(dropCalendar(admin, { numberId, version: 7 })).rejects.toMatchObject({ key: "hoursChanged" });
  });

  it.each([
    [
      "hours that overlap",
      {
        week: [
          [
            [480, 720],
            [700, 900],
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      },
    ],
    ["six days", { week: [[], [], [], [], [], []] }],
    ["an empty answer that is on", { replyEnabled: true, reply: "  " }],
  ] as [string, Partial<SaveCalendarInput>][])("refuses %s", async (_, change) => {
    await expect(createCaller(routingRouter)(admin).saveCalendar(hours(change))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("belong to an administrator", async () => {
    const supervisor = createCaller(routingRouter)(world.as(await addUser(world.ctx, { role: "supervisor" })));
    await expect(supervisor.saveCalendar(hours())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(supervisor.addPublicHolidays({ year: 2027, locale: "cs" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await supervisor.hours()).timeZone).toBe("Europe/Prague");
  });
});

describe("holidays", () => {
  it("adds the public ones of a year once and leaves alone what is there", async () => {
    await saveHoliday(admin, { date: "2027-12-24", name: "Štědrý den do poledne", open: [[480, 720]] });
    expect(await addPublicHolidays(admin, { year: 2027, locale: "cs" })).toEqual({ added: 12 });
    expect(await addPublicHolidays(admin, { year: 2027, locale: "en" })).toEqual({ added: 0 });
    const { holidays } = await showHours(admin);
    expect(holidays.find(({ date }) => date === "2027-12-24")?.open).toEqual([[480, 720]]);
    expect(holidays.find(({ date }) => date === "2027-03-26")).toMatchObject({ name: "Velký pátek", open: [] });
  });

  it("closes today and opens again when the day is taken away", async () => {
    await world.sql`delete from calendars where number_id is null`;
    const open = Array.from({ length: 7 }, () => [[0, 1440]] as [number, number][]);
    await saveCalendar(admin, hours({ week: open }));
    const isOpen = async () => (await showHours(admin)).company.now.isOpen;
    await saveHoliday(admin, { date: "2026-11-22", name: "Inventura", open: [] });
    expect(await isOpen()).toBe(false);
    await removeHoliday(admin, { date: "2026-11-22" });
    expect(await isOpen()).toBe(true);
    await expect(removeHoliday(admin, { date: "2026-11-22" })).rejects.toMatchObject({ code: "not_found" });
  });
});
