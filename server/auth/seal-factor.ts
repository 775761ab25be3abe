import type { Ctx } from "../context";
import { isStale, open, seal } from "../core/secrets";
import { allFactors, replaceSealed } from "./factor-queries";

const placeOf = (userId: string) => `second_factors|sealed_secret|${userId}`;

export const sealFactor = ({ env }: Pick<Ctx, "env">, userId: string, secret: string): string =>
  seal(env.ENCRYPTION_KEYS, placeOf(userId), secret);

export const openFactor = ({ env }: Pick<Ctx, "env">, factor: { userId: string; sealedSecret: string }): string =>
  open(env.ENCRYPTION_KEYS, placeOf(factor.userId), factor.sealedSecret);

/** Seals with the newest key what an older one sealed; part of `rotate-keys`. */
export async function resealFactors(ctx: Pick<Ctx, "db" | "env">): Promise<{ rotated: number }> {
  const stale = (await allFactors(ctx.db)).filter(({ sealedSecret }) => isStale(ctx.env.ENCRYPTION_KEYS, sealedSecret));
  for (const factor of stale) {
    const sealedSecret = sealFactor(ctx, factor.userId, openFactor(ctx, factor));
    await replaceSealed(ctx.db, factor, sealedSecret);
  }
  return { rotated: stale.length };
}
