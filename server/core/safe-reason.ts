/**
 * Why something failed, for people and logs. `text` names the innermost cause only: what stands around it (the failed
 * statement with its parameters) would carry message texts. `code` is the part that may be logged.
 */
export function safeReason(error: unknown): { code: string; text: string } {
  const cause = innermost(error);
  if (!(cause instanceof Error)) return { code: "unknown", text: "unknown" };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return { code, text: `${code}: ${cause.message}`.replace(/\s+/g, " ").slice(0, 300) };
}

function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause ? innermost(error.cause) : error;
}
