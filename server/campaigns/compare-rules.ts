/** What one reply or one click has cost. */
export type UnitCost = { currency: string; micros: number };

/** Money in millionths by currency, shared among so many; null where there is nobody, no cost, or more than one currency. */
export function perOne(amounts: Record<string, number>, count: number): UnitCost | null {
  const [only, ...others] = Object.entries(amounts);
  if (!only || others.length > 0 || count === 0) return null;
  return { currency: only[0], micros: Math.round(only[1] / count) };
}

/** Where the best of these stands, all of them if several are equal; nowhere if there is nothing to compare it with. */
export function bestPlaces(values: (number | null)[], wanted: "high" | "low"): number[] {
  const known = values.filter((value) => value !== null);
  const best = wanted === "high" ? Math.max(...known) : Math.min(...known);
  if (known.length < 2 || known.every((value) => value === best)) return [];
  return values.flatMap((value, place) => (value === best ? [place] : []));
}

/** As `bestPlaces`, the lowest cost; costs of different currencies are not compared. */
export function cheapestPlaces(costs: (UnitCost | null)[]): number[] {
  const currencies = new Set(costs.flatMap((cost) => (cost ? [cost.currency] : [])));
  return currencies.size > 1
    ? []
    : bestPlaces(
        costs.map((cost) => cost?.micros ?? null),
        "low",
      );
}
