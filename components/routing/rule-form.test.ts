import { describe, expect, it } from "vitest";
import { routingConditions } from "@/db/enums";
import { ruleSchema } from "@/server/routing/schema";
import { addableKinds, conditionProblem, daysIn, newCondition, newRule, retarget, wordsIn } from "./rule-form";

const id = "01930000-0000-7000-8000-000000000001";

describe("the form of a rule (N.45)", () => {
  it("finds a problem in a condition exactly when the server would refuse it", () => {
    for (const condition of [
      ...routingConditions.map(newCondition),
      { kind: "language" as const, languages: ["cs" as const] },
      { kind: "field" as const, key: "Město", test: "filled" as const, value: "" },
      { kind: "field" as const, key: "Město", test: "is" as const, value: "" },
      { kind: "field" as const, key: " ", test: "is" as const, value: "Brno" },
      { kind: "tag" as const, tags: [{ id, name: "VIP" }] },
      { kind: "text" as const, words: wordsIn("reklamace, vadné") },
      { kind: "returning" as const, withinDays: null },
      { kind: "returning" as const, withinDays: daysIn("abc") },
      { kind: "returning" as const, withinDays: daysIn("3651") },
    ]) {
      const rule = {
        ...newRule(id),
        name: "R",
        conditions: [condition],
        target: retarget(newRule(id).target, "everyone"),
      };
      expect([condition, conditionProblem(condition) === null]).toEqual([
        condition,
        ruleSchema.safeParse(rule).success,
      ]);
    }
  });

  it("offers each kind once, fields and words again", () => {
    expect(addableKinds(routingConditions.map(newCondition))).toEqual(["field", "text"]);
  });

  it.each([
    ["", []],
    [" , ,", []],
    ["reklamace,  vadné kolo , reklamace", ["reklamace", "vadné kolo"]],
  ])("reads %j as %j", (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it("forgets what another kind of target does not use", () => {
    const target = { kind: "operator" as const, groupId: "g", operatorId: "u", botId: "b" };
    expect(retarget(target, "group")).toEqual({ kind: "group", groupId: "g", operatorId: null, botId: null });
    expect(retarget(target, "bot")).toEqual({ kind: "bot", groupId: "g", operatorId: null, botId: "b" });
    expect(retarget(target, "everyone")).toEqual({ kind: "everyone", groupId: null, operatorId: null, botId: null });
  });
});
