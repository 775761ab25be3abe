import { type AutomationTriggerKind, automationTriggers } from "@/db/enums";
import type { AutomationAction, AutomationTrigger } from "@/db/schema/automations";
import type { AutomationFields } from "@/server/automations/schema";

export const actionKinds = [
  "tag",
  "field",
  "forward",
  "note",
  "alert",
  "send",
] as const satisfies AutomationAction["kind"][];
export const mostActions = 5;
export const triggerKinds = automationTriggers;

export const newAutomation = (): AutomationFields => ({
  name: "",
  trigger: { kind: "session_began" },
  conditions: [],
  actions: [newAction("tag")],
});

export function newTrigger(kind: AutomationTriggerKind): AutomationTrigger {
  switch (kind) {
    case "tag_added":
      return { kind, tags: [] };
    case "no_answer":
      return { kind, minutes: 15 };
    case "window_ends":
      return { kind, minutes: 60 };
    default:
      return { kind };
  }
}

export function newAction(kind: AutomationAction["kind"]): AutomationAction {
  switch (kind) {
    case "tag":
      return { kind, tagId: "", name: "" };
    case "field":
      return { kind, key: "", label: "", value: "" };
    case "forward":
      return { kind, groupId: "", name: "" };
    case "note":
    case "send":
      return { kind, body: "" };
    case "alert":
      return { kind, to: { kind: "supervisors" } };
  }
}

/** What may be named today. */
export type Named = { tagIds: string[]; groupIds: string[]; userIds: string[]; fieldKeys: string[] };

export type ActionProblem =
  | "tagMissing"
  | "groupMissing"
  | "userMissing"
  | "fieldMissing"
  | "valueMissing"
  | "textMissing";

/** What is missing in an action; a key under `automations.problems`. */
export function actionProblem(action: AutomationAction, named: Named): ActionProblem | null {
  switch (action.kind) {
    case "tag":
      return named.tagIds.includes(action.tagId) ? null : "tagMissing";
    case "forward":
      return named.groupIds.includes(action.groupId) ? null : "groupMissing";
    case "field":
      if (!named.fieldKeys.includes(action.key)) return "fieldMissing";
      return action.value.trim() === "" ? "valueMissing" : null;
    case "note":
    case "send":
      return action.body.trim() === "" ? "textMissing" : null;
    case "alert":
      if (action.to.kind === "supervisors") return null;
      if (action.to.kind === "user") return named.userIds.includes(action.to.id) ? null : "userMissing";
      return named.groupIds.includes(action.to.id) ? null : "groupMissing";
  }
}

/** Minutes that a trigger of time may have. */
export function minutesProblem(trigger: AutomationTrigger): "minutesWrong" | null {
  if (trigger.kind !== "no_answer" && trigger.kind !== "window_ends") return null;
  const [least, most] = trigger.kind === "no_answer" ? [1, 1440] : [5, 720];
  const { minutes } = trigger;
  return Number.isInteger(minutes) && minutes >= least && minutes <= most ? null : "minutesWrong";
}
