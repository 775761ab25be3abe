export type SignInProblem =
  | { kind: "empty" | "invalid" | "inactive" | "unreachable" }
  | { kind: "throttled"; minutes: number };

/** Reads the code that sign-in answers with: `invalid`, `inactive`, `throttled:<seconds>`; null = signed in. */
export function signInProblem(error: string | null): SignInProblem | null {
  if (error === null) return null;
  const [, seconds] = /^throttled:(\d+)$/.exec(error) ?? [];
  if (seconds) return { kind: "throttled", minutes: Math.max(1, Math.ceil(Number(seconds) / 60)) };
  if (error === "invalid" || error === "CredentialsSignin") return { kind: "invalid" };
  if (error === "inactive") return { kind: "inactive" };
  return { kind: "unreachable" };
}

/** Where to go after signing in: a path of ours and nothing else. */
export function safeNext(value: string | string[] | undefined): string {
  const next = Array.isArray(value) ? value[0] : value;
  return next && /^\/(?![/\\])[\w\-/?=&.%]*$/.test(next) && !next.startsWith("/sign-in") ? next : "/inbox";
}
