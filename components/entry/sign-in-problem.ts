/** `secondFactor` is no mistake: the password was right and the second step comes. */
export type SignInProblem =
  | {
      kind:
        | "empty"
        | "emptyCode"
        | "invalid"
        | "inactive"
        | "unreachable"
        | "secondFactor"
        | "wrongCode"
        | "ssoOnly"
        | "ssoFailed"
        | "ssoUnknown"
        | "ssoUnverified"
        | "ssoTaken";
    }
  | { kind: "throttled" | "codeThrottled"; minutes: number };

const known: Record<string, SignInProblem> = {
  invalid: { kind: "invalid" },
  CredentialsSignin: { kind: "invalid" },
  inactive: { kind: "inactive" },
  second_factor: { kind: "secondFactor" },
  wrong_code: { kind: "wrongCode" },
  sso_only: { kind: "ssoOnly" },
  sso_inactive: { kind: "inactive" },
  sso_unknown: { kind: "ssoUnknown" },
  sso_unverified: { kind: "ssoUnverified" },
  sso_taken: { kind: "ssoTaken" },
};

/** Reads the code that sign-in answers with: `invalid`, `throttled:<seconds>`, a code of next-auth's own …; null = signed in. */
export function signInProblem(error: string | null): SignInProblem | null {
  if (error === null) return null;
  const [, kind, seconds] = /^(throttled|code_throttled):(\d+)$/.exec(error) ?? [];
  if (seconds) {
    const minutes = Math.max(1, Math.ceil(Number(seconds) / 60));
    return { kind: kind === "throttled" ? "throttled" : "codeThrottled", minutes };
  }
  if (Object.hasOwn(known, error)) return known[error] ?? null;
  return { kind: "unreachable" };
}

/** Why an SSO sign-in came back to the page; what next-auth names itself is one to us. */
export function returnedProblem(error: string | string[] | undefined): SignInProblem | null {
  const code = Array.isArray(error) ? error[0] : error;
  if (!code) return null;
  return code.startsWith("sso_") ? signInProblem(code) : { kind: "ssoFailed" };
}

/** Where to go after signing in: a path of ours and nothing else. */
export function safeNext(value: string | string[] | undefined): string {
  const next = Array.isArray(value) ? value[0] : value;
  return next && /^\/(?![/\\])[\w\-/?=&.%]*$/.test(next) && !next.startsWith("/sign-in") ? next : "/inbox";
}
