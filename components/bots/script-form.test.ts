import { describe, expect, it } from "vitest";
import { scriptProblems } from "@/server/bots/script-rules";
import { leadToNewStep, moveChoice, moveOf, newChoice, newScript, newStep, removeStep, stepName } from "./script-form";

const words = {
  greeting: "Dobrý den",
  people: "Operátor",
  listButton: "Vybrat",
  unclear: "Nerozumím",
  handOver: "Předávám",
};
const script = newScript(words, { step: "a", choice: "1" });
const nobody = { groupIds: [], operatorIds: [] };

describe("the editor of a bot (N.45)", () => {
  it("begins with a script that could be saved", () => {
    expect(scriptProblems(script, nobody)).toEqual([]);
  });

  it("leads a choice to a new step, which then wants its words", () => {
    const longer = leadToNewStep(script, { stepId: "a", choiceId: "1" }, newStep("b", "2"));
    expect(longer.steps[0]?.choices[0]?.move).toEqual({ kind: "step", stepId: "b" });
    expect(scriptProblems(longer, nobody).map(({ kind }) => kind)).toEqual(["textMissing", "titleMissing"]);
    expect(scriptProblems(removeStep(longer, "b"), nobody).map(({ kind }) => kind)).toEqual([
      "stepMissing",
      "noWayOut",
    ]);
  });

  it("moves a choice up and down, and not over the edge", () => {
    const step = { id: "a", text: "", choices: ["1", "2", "3"].map(newChoice) };
    const order = (from: number, to: number) =>
      moveChoice(step, from, to)
        .choices.map(({ id }) => id)
        .join("");
    expect([order(0, 1), order(2, 0), order(0, -1), order(2, 3)]).toEqual(["213", "312", "123", "123"]);
  });

  it("asks for the target of another kind of move anew", () => {
    expect(moveOf("group", script, "a")).toEqual({ kind: "group", groupId: "" });
    expect(moveOf("step", leadToNewStep(script, { stepId: "a", choiceId: "1" }, newStep("b", "2")), "a")).toEqual({
      kind: "step",
      stepId: "b",
    });
    expect(moveOf("end", script, "a")).toEqual({ kind: "end" });
  });

  it("calls a step by its number and first words", () => {
    expect(stepName(script, "a")).toBe("1. Dobrý den");
    expect(stepName({ ...script, steps: [{ id: "a", text: "x".repeat(50), choices: [] }] }, "a")).toHaveLength(3 + 40);
  });
});
