/** Heights of the picture in px: a rule is a box of `nodeHeight`, one every `rowHeight`. */
export const nodeHeight = 72;
export const rowHeight = 88;

export type PictureRow = { id: string; target: string };
export type PictureTarget = { target: string; rows: string[]; middle: number };

/** The middle of the n-th box of a column. */
export const middleOf = (n: number): number => n * rowHeight + nodeHeight / 2;

export const heightOf = (rows: number): number => Math.max(1, rows) * rowHeight - (rowHeight - nodeHeight);

/**
 * The targets in the order in which the rules name them, each once, spread evenly over the height of the rules, so that lines cross
 * as little as an even spread allows.
 */
export function targetsOf(rows: PictureRow[]): PictureTarget[] {
  const targets = [...new Set(rows.map(({ target }) => target))];
  const [height, needed] = [heightOf(rows.length), heightOf(targets.length)];
  const gap = targets.length > 1 ? (height - needed) / (targets.length - 1) : 0;
  const offset = targets.length > 1 ? 0 : (height - needed) / 2;
  return targets.map((target, n) => ({
    target,
    rows: rows.filter((row) => row.target === target).map(({ id }) => id),
    middle: middleOf(n) + n * gap + offset,
  }));
}

/** A line from one height to another across a strip 100 wide. */
export const curve = (from: number, to: number): string => `M0 ${from} C50 ${from} 50 ${to} 100 ${to}`;
