import { describe, expect, it } from "vitest";
import { liveKinds, type Role } from "@/db/enums";
import { audienceOf } from "./audience";
import { hears } from "./rules";

const audience = (role: Role) =>
  audienceOf({ kind: "user", userId: "jana", name: "Jana", role, groupIds: [], loginId: "login" });
const hearers = new Map([["theirs", new Set(["jana"])]]);
const kinds = (role: Role, conversationId: string | null) =>
  liveKinds.filter((kind) => hears(audience(role), { kind, subjectId: "thing", conversationId }, hearers));

describe("an operator", () => {
  it("hears of conversations that he may see", () => {
    expect(kinds("operator", "theirs")).toEqual(expect.arrayContaining(["conversation", "session", "message"]));
  });

  it("hears nothing of other conversations, whatever happens there", () => {
    expect(kinds("operator", "others")).toEqual([]);
  });

  it("hears of what the whole desk shares, not of campaigns and webhooks", () => {
    expect(kinds("operator", null)).toEqual(["template", "number", "user"]);
  });

  it("is decided by the conversation that an event is about, also when only its subject names it", () => {
    const event = { kind: "conversation", subjectId: "others", conversationId: null } as const;
    expect(hears(audience("operator"), event, hearers)).toBe(false);
    expect(hears(audience("operator"), { ...event, subjectId: "theirs" }, hearers)).toBe(true);
  });
});

it("tells a supervisor all but webhooks and alerts, an administrator everything", () => {
  const shared = liveKinds.filter((kind) => kind !== "notification");
  expect(kinds("supervisor", "others")).toEqual(shared.filter((kind) => !["webhook", "alert"].includes(kind)));
  expect(kinds("admin", "others")).toEqual(shared);
});

it("tells of a notification only the person it is for, whatever their role (O25)", () => {
  const event = { kind: "notification", conversationId: null } as const;
  for (const role of ["operator", "supervisor", "admin"] as const) {
    expect(hears(audience(role), { ...event, subjectId: "jana" }, hearers)).toBe(true);
    expect(hears(audience(role), { ...event, subjectId: "petra" }, hearers)).toBe(false);
  }
});
