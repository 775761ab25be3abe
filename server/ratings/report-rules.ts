/** What clients said of some sessions: `scores` counts 1 to 5 in this order. */
export type Summary = { asked: number; answered: number; average: number | null; scores: number[] };

type Counted = { asked: number; scores: number[] };

/** Without an answer there is no average. */
export function summaryOf(rows: Counted[]): Summary {
  const scores = [0, 1, 2, 3, 4].map((n) => rows.reduce((sum, row) => sum + (row.scores[n] ?? 0), 0));
  const answered = scores.reduce((sum, count) => sum + count, 0);
  const points = scores.reduce((sum, count, n) => sum + count * (n + 1), 0);
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  return { asked, answered, average: answered > 0 ? points / answered : null, scores };
}

/** The rows of one thing together; whoever was rated most stands first. */
export function summariesBy<Row extends Counted>(rows: Row[], keyOf: (row: Row) => string | null) {
  const parts = new Map<string | null, Row[]>();
  for (const row of rows) parts.set(keyOf(row), [...(parts.get(keyOf(row)) ?? []), row]);
  return [...parts]
    .map(([key, own]) => ({ key, rows: own, summary: summaryOf(own) }))
    .sort((a, b) => b.summary.answered - a.summary.answered || b.summary.asked - a.summary.asked);
}
