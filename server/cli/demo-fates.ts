import type { FailureReason } from "@/db/enums";

/** What became of a message: how far it came, or why it failed. `taken`: the provider took it before it told of the failure. */
export type Fate =
  | { kind: "sent" | "delivered" | "read"; replies: boolean; clicks: boolean }
  | { kind: "failed"; reason: FailureReason; code: string; tries: number; taken: boolean };

/** Shares of those delivered. */
export type Response = { read: number; replied: number; clicked: number };

const failures: readonly (Extract<Fate, { kind: "failed" }> & { count: number })[] = [
  { count: 11, kind: "failed", reason: "recipient_invalid", code: "131026", tries: 1, taken: true },
  { count: 9, kind: "failed", reason: "policy_user", code: "131049", tries: 1, taken: true },
  { count: 4, kind: "failed", reason: "retry_later", code: "131000", tries: 3, taken: false },
  { count: 2, kind: "failed", reason: "template_unusable", code: "132015", tries: 1, taken: false },
  { count: 2, kind: "failed", reason: "account_blocked", code: "131042", tries: 1, taken: true },
];
const undeliveredOf = 31;

/** Fates of a campaign's recipients in their order, by the variant that each got; the same with every call. */
export function demoFates(variants: number[], responses: Response[]): Fate[] {
  const failing = new Map(
    failures.flatMap(({ count, ...fate }) => Array.from({ length: count }, () => fate)).entries(),
  );
  const every = Math.max(1, Math.floor(variants.length / failing.size));
  const seen = responses.map(() => 0);
  return variants.map((variant, n) => {
    const failed = n % every === 3 ? failing.get(Math.floor(n / every)) : undefined;
    if (failed) return failed;
    if (n % undeliveredOf === 17) return { kind: "sent", replies: false, clicks: false };
    const k = seen[variant] ?? 0;
    seen[variant] = k + 1;
    return reached(k, responses[variant] ?? { read: 0, replied: 0, clicked: 0 });
  });
}

/** Steps that never repeat and lie evenly: of k recipients a share r of them reacts, give or take one. */
function reached(k: number, { read, replied, clicked }: Response): Fate {
  const within = (step: number, share: number) => (k * step) % 1 < share;
  const replies = within(0.754877666, replied);
  const clicks = within(0.569840291, clicked);
  const reads = replies || clicks || within(0.618033989, read);
  return { kind: reads ? "read" : "delivered", replies, clicks };
}
