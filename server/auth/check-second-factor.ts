import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { countAttempt, secondsToWait } from "./attempts";
import { acceptedStep, typedRecoveryCode } from "./code-rules";
import { changeFactor, lockFactor, spendRecoveryCode, unusedRecoveryCodes } from "./factor-queries";
import { passwordMatches } from "./passwords";
import { clearFailures } from "./queries";
import { throttle } from "./rules";
import { openFactor } from "./seal-factor";

export type CodeCheck =
  | { ok: true; by: "code" | "recovery" }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "throttled"; seconds: number };

/**
 * A code of the authenticator app or a recovery code, each good once. Guesses of one person go one after another, and after five
 * wrong ones within a quarter of an hour even the right one has to wait.
 */
export async function checkSecondFactor(
  ctx: Ctx,
  { userId, code }: { userId: string; code: string },
): Promise<CodeCheck> {
  const keys = [{ key: `code:${userId}`, allowed: throttle.perCode }];
  return inTransaction(ctx, async (tx) => {
    const factor = await lockFactor(tx.db, userId);
    if (!factor?.confirmedAt) return { ok: false, reason: "wrong" };
    const seconds = await secondsToWait(tx, keys);
    if (seconds > 0) return { ok: false, reason: "throttled", seconds };
    const by = (await takeCode(tx, factor, code)) ?? (await takeRecoveryCode(tx, userId, code));
    if (by) {
      for (const { key } of keys) await clearFailures(tx.db, key, new Date(tx.now().getTime() - throttle.windowMs));
      return { ok: true, by };
    }
    await countAttempt(tx, keys);
    await record(tx, { action: "user.second_factor_refused", objectKind: "user", objectId: userId });
    return { ok: false, reason: "wrong" };
  });
}

async function takeCode(
  tx: Ctx,
  factor: { userId: string; sealedSecret: string; lastStep: number },
  code: string,
): Promise<"code" | null> {
  const { userId, lastStep } = factor;
  const step = acceptedStep({ secret: openFactor(tx, factor), code, now: tx.now(), lastStep });
  if (step === null) return null;
  await changeFactor(tx.db, userId, { lastStep: step });
  return "code";
}

async function takeRecoveryCode(tx: Ctx, userId: string, typed: string): Promise<"recovery" | null> {
  const code = typedRecoveryCode(typed);
  if (!code) return null;
  const unused = await unusedRecoveryCodes(tx.db, userId);
  for (const { id, codeHash } of unused) {
    if (!(await passwordMatches(codeHash, code))) continue;
    await spendRecoveryCode(tx.db, id, tx.now());
    const details = { left: unused.length - 1 };
    await record(tx, { action: "user.recovery_code_used", objectKind: "user", objectId: userId, details });
    return "recovery";
  }
  return null;
}
