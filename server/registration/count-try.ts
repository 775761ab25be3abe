import type { RegistrationAttempt } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { insertTry, lockPhone, triesOf } from "./queries";
import { limits, nextCodeAt } from "./rules";

/**
 * Counts before the provider is called, so that two at once cannot both be the last one. Answers the id of the try. Throws
 * `codeCoolDown` with the seconds, `codeTooManyTries`.
 */
export async function countTry(ctx: Ctx, input: { phone: string; kind: RegistrationAttempt }): Promise<string> {
  const { phone, kind } = input;
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    await lockPhone(tx.db, phone);
    const since = new Date(now.getTime() - limits[kind].windowMs);
    const { count, lastAt } = await triesOf(tx.db, { phone, kind, since });
    const nextAt = kind === "send" ? nextCodeAt(count, lastAt, now) : null;
    if (nextAt)
      throw new DomainError("too_many", "codeCoolDown", {
        seconds: Math.ceil((nextAt.getTime() - now.getTime()) / 1000),
      });
    if (count >= limits[kind].max) throw new DomainError("too_many", "codeTooManyTries");
    await insertTry(tx.db, { id, phone, kind, at: now });
  });
  return id;
}
