/** What a Postgres snapshot can see: everything below `xmin`, nothing from `xmax` on, between them all but `running`. */
export type Snapshot = { xmin: bigint; xmax: bigint; running: Set<bigint> };

const form = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20}(?:,\d{1,20})*)?)$/;
const maxLength = 16_384;
const maxXid = 2n ** 63n;
/** Postgres never gives out a transaction id whose lower half is zero, and does not read one. */
const isXid = (xid: bigint): boolean => xid < maxXid && (xid & 0xffff_ffffn) !== 0n;

/** Reads `pg_snapshot` as text; null for whatever Postgres would not take. It comes from browsers: untrusted. */
export function parseSnapshot(text: string): Snapshot | null {
  if (text.length > maxLength) return null;
  const [, low, high, list] = form.exec(text) ?? [];
  if (low === undefined || high === undefined) return null;
  const [xmin, xmax] = [BigInt(low), BigInt(high)];
  const running = list ? list.split(",").map(BigInt) : [];
  const isOrdered = running.every(
    (xid, at) => xid >= xmin && xid < xmax && (at === 0 || xid > (running[at - 1] ?? xid)),
  );
  if (!isXid(xmin) || !isXid(xmax) || xmin > xmax || !isOrdered) return null;
  return { xmin, xmax, running: new Set(running) };
}

/** The same answer as `pg_visible_in_snapshot(x, snapshot)`. */
export function isVisibleIn({ xmin, xmax, running }: Snapshot, x: string): boolean {
  const xid = BigInt(x);
  return xid < xmin || (xid < xmax && !running.has(xid));
}
