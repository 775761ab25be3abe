import { describe, expect, it } from "vitest";
import type { ThreadItem } from "../inbox-types";
import { type Entry, threadEntries } from "./thread-entries";
import { event, message, note } from "./thread-samples";

const zone = "Europe/Prague";
const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const shapes = (items: ThreadItem[]) => threadEntries(items, [], zone).map(shapeOf);

describe("grouping", () => {
  it("puts bubbles of one person within five minutes together, the corner on the last", () => {
    const items = [
      message({ id: "a", at: at("12:00:00") }),
      message({ id: "b", at: at("12:05:00") }),
      message({ id: "c", at: at("12:10:01") }),
    ];
    expect(shapes(items)).toEqual(["day", "a first", "b continues last", "c last"]);
  });

  it.each([
    ["the other side", [message({ id: "b", direction: "out", at: at("12:01:00") })]],
    ["a campaign", [message({ id: "b", isCampaign: true, at: at("12:01:00") })]],
    ["a note between", [note({ id: "n", at: at("12:00:30") }), message({ id: "b", at: at("12:01:00") })]],
  ])("is parted by %s", (_, rest) => {
    const [, first, ...others] = shapes([message({ id: "a", at: at("12:00:00") }), ...rest]);
    expect(first).toBe("a last");
    expect(others.at(-1)).toBe("b last");
  });

  it("is parted by the author on our side", () => {
    const ours = { direction: "out", at: at("12:00:00") } as const;
    expect(
      shapes([
        message({ ...ours, id: "a", authorName: "Petra" }),
        message({ ...ours, id: "b", authorName: "Jana" }),
        message({ ...ours, id: "c", authorName: null }),
      ]),
    ).toEqual(["day", "a last", "b first", "c continues last"]);
  });
});

describe("days and sessions", () => {
  it("begins a day at midnight of the desk, not of the server", () => {
    const items = [message({ id: "a", at: at("22:58:00") }), message({ id: "b", at: at("23:01:00") })];
    expect(shapes(items)).toEqual(["day", "a last", "day", "b last"]);
  });

  it("draws a border where a session ended and a line for its other events", () => {
    const items = [event({ id: "1", action: "accepted" }), event({ id: "2", action: "ended" })];
    expect(shapes(items)).toEqual(["day", "event", "border"]);
  });
});

describe("pending messages", () => {
  const pending = (id: string) => ({
    item: message({ id, direction: "out", at: at("12:00:00") }),
    problem: null,
    retry: null,
    drop: () => undefined,
  });

  it("stand last until the stored row with their id takes over", () => {
    const stored = message({ id: "x", direction: "out", at: at("12:00:00"), status: "sent" });
    const entries = threadEntries([stored], [pending("x"), pending("y")], zone);
    expect(entries.map((entry) => entry.type === "message" && [entry.key, entry.pending !== null])).toEqual([
      false,
      ["x", false],
      ["y", true],
    ]);
  });
});

function shapeOf(entry: Entry): string {
  if (entry.type !== "message") return entry.type;
  const place = entry.continues ? (entry.last ? "continues last" : "continues") : entry.last ? "last" : "first";
  return `${entry.key} ${place}`;
}
