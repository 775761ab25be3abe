import type { BotChoice, BotMove, BotScript, BotStep } from "@/db/schema/bots";

/** The words with which a new bot begins, in the language of who makes it. */
export type FirstWords = Pick<BotScript, "listButton" | "unclear" | "handOver"> & { greeting: string; people: string };

export const newScript = (words: FirstWords, ids: { step: string; choice: string }): BotScript => ({
  steps: [{ id: ids.step, text: words.greeting, choices: [{ ...newChoice(ids.choice), title: words.people }] }],
  listButton: words.listButton,
  unclear: words.unclear,
  maxUnclear: 2,
  handOver: words.handOver,
  silenceMinutes: 15,
});

export const newChoice = (id: string): BotChoice => ({
  id,
  title: "",
  description: "",
  answer: "",
  move: { kind: "people" },
});

export const newStep = (id: string, choiceId: string): BotStep => ({ id, text: "", choices: [newChoice(choiceId)] });

export const replaceStep = (script: BotScript, step: BotStep): BotScript => ({
  ...script,
  steps: script.steps.map((old) => (old.id === step.id ? step : old)),
});

export const removeStep = (script: BotScript, stepId: string): BotScript => ({
  ...script,
  steps: script.steps.filter(({ id }) => id !== stepId),
});

export const replaceChoice = (step: BotStep, choice: BotChoice): BotStep => ({
  ...step,
  choices: step.choices.map((old) => (old.id === choice.id ? choice : old)),
});

export const removeChoice = (step: BotStep, choiceId: string): BotStep => ({
  ...step,
  choices: step.choices.filter(({ id }) => id !== choiceId),
});

/** The same step with a choice one place up or down. */
export function moveChoice(step: BotStep, from: number, to: number): BotStep {
  const choices = [...step.choices];
  const [moved] = choices.splice(from, 1);
  if (!moved || to < 0 || to > choices.length) return step;
  choices.splice(to, 0, moved);
  return { ...step, choices };
}

/** A choice that leads to a step that is not there yet: both at once. */
export function leadToNewStep(script: BotScript, at: { stepId: string; choiceId: string }, step: BotStep): BotScript {
  const steps = script.steps.map((old) => {
    const choice = old.choices.find(({ id }) => id === at.choiceId);
    return old.id === at.stepId && choice
      ? replaceChoice(old, { ...choice, move: { kind: "step", stepId: step.id } })
      : old;
  });
  return { ...script, steps: [...steps, step] };
}

/** What of an old move a new kind can use: nothing, so its target is asked for anew. */
export function moveOf(kind: BotMove["kind"], script: BotScript, stepId: string): BotMove {
  const other = script.steps.find(({ id }) => id !== stepId);
  if (kind === "step") return { kind, stepId: other?.id ?? "" };
  if (kind === "group") return { kind, groupId: "" };
  return kind === "operator" ? { kind, operatorId: "" } : { kind };
}

/** "2. Čeho se reklamace týká?" */
export function stepName(script: BotScript, stepId: string): string {
  const n = script.steps.findIndex(({ id }) => id === stepId);
  const line = script.steps[n]?.text.split("\n")[0]?.trim() ?? "";
  return `${n + 1}. ${line.length > 40 ? `${line.slice(0, 39)}…` : line}`;
}
