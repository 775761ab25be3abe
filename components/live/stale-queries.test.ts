import { describe, expect, it } from "vitest";
import { type Change, isStale } from "./stale-queries";

const key = (path: string, input?: unknown) => [path.split("."), input === undefined ? { type: "query" } : { input }];
const message: Change = { kind: "message", subjectId: "m", conversationId: "c1" };

describe("a message", () => {
  it.each([
    ["inbox.list", { section: "mine" }, true],
    ["inbox.counts", undefined, true],
    ["inbox.thread", { conversationId: "c1" }, true],
    ["inbox.conversation", { conversationId: "c1" }, true],
    ["inbox.thread", { conversationId: "c2" }, false],
    ["inbox.conversation", { conversationId: "c2" }, false],
    ["inbox.results", undefined, false],
    ["campaigns.list", undefined, false],
  ])("makes %s %j old: %s", (path, input, expected) => {
    expect(isStale(key(path, input), [message])).toBe(expected);
  });
});

it.each([
  [{ kind: "campaign", subjectId: "x" }, "campaigns.progress", true],
  [{ kind: "template", subjectId: "x" }, "templates.list", true],
  [{ kind: "number", subjectId: "x" }, "numbers.list", true],
  [{ kind: "number", subjectId: "x" }, "inbox.conversation", true],
  [{ kind: "user", subjectId: "x" }, "team.me", true],
  [{ kind: "webhook", subjectId: "x" }, "webhooks.list", true],
  [{ kind: "webhook", subjectId: "x" }, "inbox.list", false],
  [{ kind: "user", subjectId: "x" }, "inbox.list", false],
  [{ kind: "user", subjectId: "desk" }, "inbox.conversation", true],
  [{ kind: "viewer", subjectId: "x", conversationId: "c9" }, "inbox.list", false],
  [{ kind: "viewer", subjectId: "x", conversationId: "c9" }, "inbox.thread", false],
] as [Change, string, boolean][])("%j makes %s old: %s", (change, path, expected) => {
  expect(isStale(key(path, { conversationId: "c9" }), [change])).toBe(expected);
});

it("knows the conversation also when it is the subject, and one change among many is enough", () => {
  const changes: Change[] = [
    { kind: "user", subjectId: "u" },
    { kind: "conversation", subjectId: "c1" },
  ];
  expect(isStale(key("inbox.thread", { conversationId: "c1" }), changes)).toBe(true);
});

it("leaves queries that are not tRPC's alone", () => {
  expect(isStale(["something"], [message])).toBe(false);
  expect(isStale([], [message])).toBe(false);
});
