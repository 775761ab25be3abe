/** What every measurement shares: interleaved rounds, medians, a bootstrap interval and one table. */

export type Variant = { name: string; run: () => Promise<number> };
export type Samples = Record<string, number[]>;
export type Row = { what: string; median: string; baseline: string; ratio: string; interval: string; goal: string };

/** Runs every variant once a round, beginning with another one each time, so that a noisy minute hits all alike. */
export async function interleave(variants: Variant[], rounds: number): Promise<Samples> {
  const samples: Samples = Object.fromEntries(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < variants.length; turn += 1) {
      const variant = variants[(round + turn) % variants.length];
      if (variant) samples[variant.name]?.push(await variant.run());
    }
  }
  return samples;
}

/** NaN when there is nothing to take the middle of. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** `share` in [0, 1]; linear between neighbours. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}

/** 95 % interval of median(a) / median(b) by resampling both. */
export function ratioInterval(a: number[], b: number[], random = Math.random, draws = 2_000): [number, number] {
  const redraw = (values: number[]) => values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN);
  const ratios = Array.from({ length: draws }, () => median(redraw(a)) / median(redraw(b)));
  return [quantile(ratios, 0.025), quantile(ratios, 0.975)];
}

/** One row: `a` beside its baseline `b`. */
export function compare(what: string, a: number[], b: number[], { unit = "", goal = "" } = {}): Row {
  const [low, high] = ratioInterval(a, b);
  return {
    what,
    median: withUnit(median(a), unit),
    baseline: withUnit(median(b), unit),
    ratio: number(median(a) / median(b)),
    interval: `${number(low)}–${number(high)}`,
    goal,
  };
}

/** One row without a baseline: a count or a share that has a goal of its own. */
export function single(what: string, value: number, { unit = "", goal = "" } = {}): Row {
  return { what, median: withUnit(value, unit), baseline: "", ratio: "", interval: "", goal };
}

export function printTable(title: string, rows: Row[]): void {
  const head: Row = {
    what: title,
    median: "median",
    baseline: "baseline",
    ratio: "ratio",
    interval: "95 %",
    goal: "goal",
  };
  const keys = ["what", "median", "baseline", "ratio", "interval", "goal"] as const;
  const widths = keys.map((key) => Math.max(...[head, ...rows].map((row) => row[key].length)));
  for (const row of [head, ...rows]) {
    console.log(
      keys
        .map((key, column) => row[key].padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}

const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
const withUnit = (value: number, unit: string) => `${number(value)}${unit && ` ${unit}`}`;
