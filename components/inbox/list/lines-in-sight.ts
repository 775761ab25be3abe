/** Where each line begins, and last where all of them end. */
export function startsOf(heights: readonly number[]): number[] {
  const starts = [0];
  for (const height of heights) starts.push((starts.at(-1) ?? 0) + height);
  return starts;
}

/** The first line in sight and the one after the last, with `more` lines on both sides. */
export function linesInSight(
  starts: readonly number[],
  view: { top: number; height: number },
  more: number,
): { first: number; end: number } {
  const count = starts.length - 1;
  const first = lastAtMost(starts, view.top);
  const end = lastAtMost(starts, view.top + view.height) + 1;
  return { first: Math.max(0, Math.min(first - more, count)), end: Math.min(count, end + more) };
}

/** The last line that begins at or above a place; `starts` only grow. */
function lastAtMost(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
