import type { BotChoice, BotMove, BotScript, BotStep } from "@/db/schema/bots";
import { plainWords } from "./words-rules";

/**
 * What providers take (providers.md A3.4). One message joins an answer, or "I did not understand", and the next question, so that
 * nothing overtakes anything: together they keep to the 1,024 characters of a message with buttons.
 */
export const limits = {
  steps: 30,
  buttons: 3,
  rows: 10,
  text: 600,
  answer: 400,
  unclear: 400,
  handOver: 1000,
  buttonTitle: 20,
  rowTitle: 24,
  description: 72,
  listButton: 20,
} as const;

export const isList = ({ choices }: Pick<BotStep, "choices">): boolean => choices.length > limits.buttons;
export const longestTitle = (step: Pick<BotStep, "choices">): number =>
  isList(step) ? limits.rowTitle : limits.buttonTitle;

export type ScriptProblem =
  | { kind: "unclearMissing" | "handOverMissing" | "listButtonMissing" | "tooManySteps" }
  | { kind: "textMissing" | "choicesMissing" | "choicesTooMany" | "unreachable" | "noWayOut"; stepId: string }
  | {
      kind:
        | "titleMissing"
        | "titleTooLong"
        | "titleTwice"
        | "answerMissing"
        | "stepMissing"
        | "groupMissing"
        | "operatorMissing";
      stepId: string;
      choiceId: string;
    };

/** Who may be handed a session today. */
export type Reachable = { groupIds: string[]; operatorIds: string[] };

/** What keeps a script from being used, in the order in which it stands on the page; empty = it is right. */
export function scriptProblems(script: BotScript, people: Reachable): ScriptProblem[] {
  const found: ScriptProblem[] = [];
  if (script.steps.length > limits.steps) found.push({ kind: "tooManySteps" });
  const [entry] = script.steps;
  const reached = entry ? reachableFrom(script, entry.id) : new Set<string>();
  for (const step of script.steps) {
    found.push(...problemsOf(script, step, people));
    if (!reached.has(step.id)) found.push({ kind: "unreachable", stepId: step.id });
    else if (step.choices.length > 0 && !leadsOut(script, step)) found.push({ kind: "noWayOut", stepId: step.id });
  }
  if (script.unclear.trim() === "") found.push({ kind: "unclearMissing" });
  if (script.handOver.trim() === "") found.push({ kind: "handOverMissing" });
  if (script.listButton.trim() === "" && script.steps.some(isList)) found.push({ kind: "listButtonMissing" });
  return found;
}

function problemsOf(script: BotScript, step: BotStep, people: Reachable): ScriptProblem[] {
  const { id: stepId, choices } = step;
  const found: ScriptProblem[] = [];
  if (step.text.trim() === "") found.push({ kind: "textMissing", stepId });
  if (choices.length === 0) found.push({ kind: "choicesMissing", stepId });
  if (choices.length > limits.rows) found.push({ kind: "choicesTooMany", stepId });
  for (const [n, choice] of choices.entries()) {
    const kind = titleProblem(step, n) ?? moveProblem(script, choice, people);
    if (kind) found.push({ kind, stepId, choiceId: choice.id });
  }
  return found;
}

function titleProblem(step: BotStep, n: number) {
  const title = step.choices[n]?.title.trim() ?? "";
  const words = plainWords(title);
  if (words === "") return "titleMissing";
  if (title.length > longestTitle(step)) return "titleTooLong";
  const isTwice = step.choices.some((other, at) => at < n && plainWords(other.title) === words);
  return isTwice ? "titleTwice" : null;
}

function moveProblem(script: BotScript, { answer, move }: BotChoice, people: Reachable) {
  switch (move.kind) {
    case "step":
      return script.steps.some(({ id }) => id === move.stepId) ? null : "stepMissing";
    case "group":
      return people.groupIds.includes(move.groupId) ? null : "groupMissing";
    case "operator":
      return people.operatorIds.includes(move.operatorId) ? null : "operatorMissing";
    case "end":
      // A client who chose and reads nothing would think that it broke.
      return answer.trim() === "" ? "answerMissing" : null;
    case "people":
      return null;
  }
}

const nextOf = ({ choices }: BotStep): string[] =>
  choices.flatMap(({ move }) => (move.kind === "step" ? [move.stepId] : []));

const isOut = (one: BotMove): boolean => one.kind !== "step";

function reachableFrom(script: BotScript, stepId: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [stepId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = script.steps.find((one) => one.id === id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...nextOf(step));
  }
  return reached;
}

/** A menu may lead back to an earlier one, as long as some way ends or comes to people. */
function leadsOut(script: BotScript, step: BotStep): boolean {
  const reached = reachableFrom(script, step.id);
  return script.steps.some(({ id, choices }) => reached.has(id) && choices.some(({ move }) => isOut(move)));
}
