import type { ContactCondition } from "@/db/schema/contacts";

export const conditionKinds = ["lastMessage", "field", "tag", "number", "consent", "blocked", "created"] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** A condition of another kind begins like this. */
export function emptyCondition(kind: ConditionKind): ContactCondition {
  switch (kind) {
    case "field":
      return { kind, key: "", test: "is", value: "" };
    case "tag":
      return { kind, tagId: "" };
    case "number":
      return { kind, numberId: "" };
    case "consent":
      return { kind, is: "given" };
    case "blocked":
      return { kind, is: false };
    case "created":
    case "lastMessage":
      return { kind, test: "within", days: 30 };
  }
}

/** Nothing is left open in it, so it can be asked. */
export function isFilledIn(condition: ContactCondition): boolean {
  if (condition.kind === "tag") return condition.tagId !== "";
  if (condition.kind === "number") return condition.numberId !== "";
  if (condition.kind === "created" || condition.kind === "lastMessage")
    return Number.isInteger(condition.days) && condition.days >= 1 && condition.days <= 3650;
  if (condition.kind !== "field") return true;
  const asksValue = condition.test === "is" || condition.test === "contains";
  return condition.key !== "" && (!asksValue || condition.value.trim() !== "");
}
