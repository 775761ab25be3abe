/**
 * Whether whoever goes on after cursor `a` knows all that is told before cursor `b`. Cursors are Postgres snapshots
 * (server/realtime/snapshot), and of one database the later sees all that the earlier did.
 */
export function reaches(a: string, b: string): boolean {
  const [high, running] = read(a);
  const [before, unseen] = read(b);
  return before <= high && running.every((xid) => Number(xid) >= before || unseen.includes(xid));
}

function read(cursor: string): [xmax: number, running: string[]] {
  const [, high, list] = cursor.split(":");
  return [Number(high), list ? list.split(",") : []];
}
