import { describe, expect, it } from "vitest";
import { usualWeek } from "@/server/routing/hours-rules";
import { saveCalendarInput } from "@/server/routing/schema";
import { dayProblem, hoursFormOf, isSameHours, readHoursForm, typedDay, withInterval } from "./hours-form";

describe("the form of working hours (N.70)", () => {
  it("begins as the usual week and reads back what it shows", () => {
    const form = hoursFormOf(null);
    expect(readHoursForm(form)?.week).toEqual(usualWeek);
    expect(saveCalendarInput.safeParse({ numberId: null, version: 0, ...readHoursForm(form) }).success).toBe(true);
    expect(isSameHours(form, hoursFormOf(null))).toBe(true);
  });

  it.each([
    ["8:00", "16:30", null],
    ["8", "16:30", "format"],
    ["16:30", "8:00", "order"],
    ["0:00", "24:00", null],
  ])("says of %s–%s: %s", (from, to, problem) => {
    expect(dayProblem([{ key: 0, from, to }])).toBe(problem);
    const form = { ...hoursFormOf(null), week: [[{ key: 0, from, to }], [], [], [], [], [], []] };
    expect(readHoursForm(form) === null).toBe(problem !== null);
  });

  it("adds hours after the last ones that can be saved as they are", () => {
    let day = typedDay([]);
    for (let n = 0; n < 3; n++) {
      day = withInterval(day);
      expect(dayProblem(day)).toBeNull();
    }
    expect(new Set(day.map(({ key }) => key)).size).toBe(3);
  });

  it("asks for the text of an answer that is on", () => {
    expect(readHoursForm({ ...hoursFormOf(null), replyEnabled: true, reply: " " })).toBeNull();
  });
});
