import { describe, expect, it } from "vitest";
import type { InboxRow } from "../inbox-types";
import { contentOf, listEntries, neighbourOf } from "./list-entries";

const row = (conversationId: string): InboxRow => ({
  conversationId,
  contact: { id: conversationId, name: null, phone: null },
  number: { id: "n", name: "Servis", provider: "meta", status: "active" },
  lastClientMessageAt: null,
  lastMessageAt: null,
  lastMessage: null,
  isHidden: false,
  unreadCount: 0,
  session: null,
  draft: null,
  tags: [],
  campaignName: null,
});
const keys = (entries: { key: string }[]) => entries.map(({ key }) => key);

describe("groups of the list", () => {
  it("show rows of open ones and only the header of closed ones", () => {
    const entries = listEntries([
      { section: "waiting", open: true, rows: [row("a")], more: true },
      { section: "mine", open: false, rows: [row("b")], more: false },
      { section: "all", open: true, rows: null, more: false },
    ]);
    expect(keys(entries)).toEqual([
      "group-waiting",
      "waiting-a",
      "more-waiting",
      "group-mine",
      "group-all",
      "more-all",
    ]);
  });

  it("leave an empty team out and say when there is nothing at all", () => {
    const entries = listEntries([
      { section: "mine", open: true, rows: [], more: false },
      { section: "team", open: true, rows: [], more: false },
      { section: "all", open: true, rows: [], more: false },
    ]);
    expect(keys(entries)).toEqual(["group-mine", "group-all", "empty-all"]);
  });
});

describe("the next conversation", () => {
  const entries = contentOf({ section: "all", rows: [row("a"), row("b"), row("c")], more: true });

  it.each([
    ["a", 1, "b"],
    ["b", -1, "a"],
    ["c", 1, null],
    ["a", -1, null],
    [null, 1, "a"],
    [null, -1, "c"],
    ["elsewhere", 1, "a"],
  ] as const)("of %s by %d is %s", (openId, step, next) => {
    expect(neighbourOf(entries, openId, step)).toBe(next);
  });
});
