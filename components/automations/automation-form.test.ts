import { describe, expect, it } from "vitest";
import type { AutomationAction } from "@/db/schema/automations";
import { actionKinds, actionProblem, minutesProblem, newAction, newTrigger, triggerKinds } from "./automation-form";

const named = { tagIds: ["t"], groupIds: ["g"], userIds: ["u"], fieldKeys: ["k"] };

describe("the form of a rule (N.46)", () => {
  it("finds every new action unfinished, but for an alert to all who lead", () => {
    const problems = Object.fromEntries(actionKinds.map((kind) => [kind, actionProblem(newAction(kind), named)]));
    expect(problems).toEqual({
      tag: "tagMissing",
      field: "fieldMissing",
      forward: "groupMissing",
      note: "textMissing",
      alert: null,
      send: "textMissing",
    });
  });

  it.each<[AutomationAction, string | null]>([
    [{ kind: "tag", tagId: "t", name: "VIP" }, null],
    [{ kind: "tag", tagId: "retired", name: "VIP" }, "tagMissing"],
    [{ kind: "forward", groupId: "g", name: "Servis" }, null],
    [{ kind: "forward", groupId: "dissolved", name: "Servis" }, "groupMissing"],
    [{ kind: "field", key: "k", label: "Segment", value: " " }, "valueMissing"],
    [{ kind: "send", body: "Ahoj" }, null],
    [{ kind: "alert", to: { kind: "user", id: "u", name: "Jana" } }, null],
    [{ kind: "alert", to: { kind: "user", id: "", name: "" } }, "userMissing"],
    [{ kind: "alert", to: { kind: "group", id: "dissolved", name: "Servis" } }, "groupMissing"],
  ])("%j", (action, problem) => expect(actionProblem(action, named)).toBe(problem));

  it("begins with times that are right, and knows wrong ones", () => {
    expect(triggerKinds.map((kind) => minutesProblem(newTrigger(kind))).every((problem) => problem === null)).toBe(
      true,
    );
    expect(minutesProblem({ kind: "window_ends", minutes: 4 })).toBe("minutesWrong");
    expect(minutesProblem({ kind: "no_answer", minutes: Number.NaN })).toBe("minutesWrong");
  });
});
