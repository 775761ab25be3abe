import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BotChoice, BotMove, BotScript, BotStep } from "@/db/schema/bots";
import { firstState, greet, hear } from "./rules";
import { limits, longestTitle, scriptProblems } from "./script-rules";

const people = { groupIds: ["g1"], operatorIds: ["u1"] };
const choice = (id: string, move: BotMove, change: Partial<BotChoice> = {}): BotChoice => ({
  id,
  title: `Volba ${id}`,
  description: "",
  answer: "Dobře.",
  move,
  ...change,
});
const step = (id: string, ...choices: BotChoice[]): BotStep => ({ id, text: `Krok ${id}`, choices });
const scriptOf = (...steps: BotStep[]): BotScript => ({
  steps,
  listButton: "Vybrat",
  unclear: "Nerozumím.",
  maxUnclear: 2,
  handOver: "Předávám.",
  silenceMinutes: 10,
});
const kindsOf = (script: BotScript) => scriptProblems(script, people).map(({ kind }) => kind);
const toStep = (stepId: string): BotMove => ({ kind: "step", stepId });
const out: BotMove = { kind: "people" };

describe("what is wrong with a script (N.45)", () => {
  it("nothing, where a menu leads on, back and out", () => {
    expect(
      kindsOf(scriptOf(step("a", choice("1", toStep("b"))), step("b", choice("1", toStep("a")), choice("2", out)))),
    ).toEqual([]);
  });

  it.each<[string, BotScript, string[]]>([
    ["a step nobody comes to", scriptOf(step("a", choice("1", out)), step("b", choice("1", out))), ["unreachable"]],
    [
      "menus that only lead to one another",
      scriptOf(step("a", choice("1", toStep("b"))), step("b", choice("1", toStep("a")))),
      ["noWayOut", "noWayOut"],
    ],
    ["a step that leads to itself", scriptOf(step("a", choice("1", toStep("a")))), ["noWayOut"]],
    ["a step that is gone", scriptOf(step("a", choice("1", toStep("x")), choice("2", out))), ["stepMissing"]],
    ["a group that is gone", scriptOf(step("a", choice("1", { kind: "group", groupId: "x" }))), ["groupMissing"]],
    ["a person who left", scriptOf(step("a", choice("1", { kind: "operator", operatorId: "x" }))), ["operatorMissing"]],
    ["an end without a word", scriptOf(step("a", choice("1", { kind: "end" }, { answer: " " }))), ["answerMissing"]],
    ["a step without choices", scriptOf(step("a")), ["choicesMissing"]],
    ["a step without words", scriptOf({ ...step("a", choice("1", out)), text: " " }), ["textMissing"]],
    ["a choice without a name", scriptOf(step("a", choice("1", out, { title: "?" }))), ["titleMissing"]],
    [
      "two choices that sound the same",
      scriptOf(step("a", choice("1", out, { title: "Účet" }), choice("2", out, { title: "ucet" }))),
      ["titleTwice"],
    ],
    ["a button with a long name", scriptOf(step("a", choice("1", out, { title: "x".repeat(21) }))), ["titleTooLong"]],
    [
      "more than a list takes",
      scriptOf(step("a", ...Array.from({ length: 11 }, (_, n) => choice(`${n}`, out)))),
      ["choicesTooMany"],
    ],
    [
      "a list without the words that open it",
      { ...scriptOf(step("a", ...["1", "2", "3", "4"].map((id) => choice(id, out)))), listButton: "" },
      ["listButtonMissing"],
    ],
    [
      "nothing to say when it hands over",
      { ...scriptOf(step("a", choice("1", out))), handOver: "", unclear: "" },
      ["unclearMissing", "handOverMissing"],
    ],
  ])("%s", (_, script, kinds) => expect(kindsOf(script)).toEqual(kinds));

  it("a row of a list may be longer than a button", () => {
    expect([
      longestTitle(step("a", choice("1", out))),
      longestTitle(step("a", ...["1", "2", "3", "4"].map((id) => choice(id, out)))),
    ]).toEqual([20, 24]);
  });

  it("a script without problems always finds its way out by some choices (property)", () => {
    const ids = ["a", "b", "c", "d"];
    const move = fc.oneof(fc.constantFrom(...ids).map(toStep), fc.constant(out));
    const steps = fc.tuple(
      ...ids.map((id) =>
        fc
          .array(move, { minLength: 1, maxLength: 4 })
          .map((moves) => step(id, ...moves.map((one, n) => choice(`${n}`, one)))),
      ),
    );
    fc.assert(
      fc.property(steps, (all) => {
        const script = scriptOf(...all);
        const isRight = kindsOf(script).length === 0;
        // Walks by brute force: every way of four choices.
        const ends = walk(script, firstState(script).stepId, ids.length);
        if (isRight) expect(ends).toBe(true);
      }),
    );
  });

  it("what may be said at once fits below the buttons of a message (providers.md A3.4)", () => {
    expect(Math.max(limits.answer, limits.unclear) + 2 + limits.text).toBeLessThanOrEqual(1024);
  });
});

function walk(script: BotScript, stepId: string, depth: number): boolean {
  if (depth === 0) return false;
  const at = new Date("2026-11-26T10:00:00Z");
  const state = { ...greet(script, firstState(script), at).state, stepId };
  const choices = script.steps.find(({ id }) => id === stepId)?.choices ?? [];
  return choices.some(({ id }) => {
    const turn = hear(script, state, { text: null, choiceId: `${stepId}:${id}`, at }, at);
    return turn.end ? true : walk(script, turn.state.stepId, depth - 1);
  });
}
