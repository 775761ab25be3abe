/** What a variant is judged by; all of those whom it reached. */
export const winnerMeasures = ["read", "replied", "clicked"] as const;
export type WinnerMeasure = (typeof winnerMeasures)[number];

export type VariantCount = { delivered: number; successes: number };

/**
 * `few`: too little to judge by. `even`: the best one may be so by chance. `won`: it hardly is. `chance`: how likely a difference
 * as large as between the best two would be if they were equally good.
 */
export type Verdict =
  | { kind: "few"; missing: number }
  | { kind: "even" | "won"; best: number; second: number; chance: number };

/** Below this many delivered to each nothing is said. */
export const leastDelivered = 100;
/** And so many must have, and so many must not have reacted, or the test does not hold. */
const leastEach = 5;
const mostChance = 0.05;

/**
 * Which variant is better: the best against the second by a two-sided test of two proportions. Because the best is picked first, the chance is
 * multiplied by the number of pairs it was picked from (Bonferroni).
 */
export function verdictOf(counts: VariantCount[]): Verdict {
  const missing = Math.max(0, ...counts.map(({ delivered }) => leastDelivered - delivered));
  const order = counts.map((count, n) => ({ ...count, n })).sort((a, b) => rateOf(b) - rateOf(a) || a.n - b.n);
  const [best, second] = order;
  if (!best || !second || missing > 0) return { kind: "few", missing };
  const successes = best.successes + second.successes;
  const failures = best.delivered + second.delivered - successes;
  if (successes < 2 * leastEach || failures < 2 * leastEach) return { kind: "few", missing: 0 };
  const pairs = (counts.length * (counts.length - 1)) / 2;
  const chance = Math.min(1, pairs * twoSided(zOf(best, second)));
  return { kind: chance < mostChance ? "won" : "even", best: best.n, second: second.n, chance };
}

export const rateOf = ({ delivered, successes }: VariantCount): number => (delivered > 0 ? successes / delivered : 0);

/** How many standard errors apart two proportions are, by their common proportion. */
export function zOf(a: VariantCount, b: VariantCount): number {
  const common = (a.successes + b.successes) / (a.delivered + b.delivered);
  const error = Math.sqrt(common * (1 - common) * (1 / a.delivered + 1 / b.delivered));
  return error > 0 ? (rateOf(a) - rateOf(b)) / error : 0;
}

/** Of the normal distribution, beyond ±z; Abramowitz and Stegun 7.1.26, exact to 1.5e-7. */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  return series.reduce((sum, factor) => (sum + factor) * t, 0) * Math.exp(-x * x);
}
