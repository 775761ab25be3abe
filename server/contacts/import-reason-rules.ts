type Say = (
  key: "duplicate" | "problem.quotes" | "problem.email" | "problem.phone" | "problem.field",
  values?: Record<string, string>,
) => string;

/** Why a row does not go in, in words; codes are those of `readRow`. */
export function reasonText(outcome: string, reason: string | null, say: Say): string {
  if (outcome === "duplicate" || !reason) return say("duplicate");
  const [about, problem = "", ...key] = reason.split(":");
  if (about === "phone") return say("problem.phone", { problem });
  if (about === "field") return say("problem.field", { problem, label: key.join(":") });
  return say(about === "email" ? "problem.email" : "problem.quotes");
}
