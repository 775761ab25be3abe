import { expect, it } from "vitest";
import { scriptProblems } from "../bots/script-rules";
import { demoScript } from "./seed-bots";

it("the demo's bot could be saved in its editor (N.45)", () => {
  expect(scriptProblems(demoScript, { groupIds: [], operatorIds: [] })).toEqual([]);
});
