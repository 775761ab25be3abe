import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Lane and permits in step with the number's rate; permits above it are removed, so the ring is never larger than allowed. */
export async function upsertLane(
  db: Db,
  input: { numberId: string; ratePerSecond: number; spacingUs: number },
): Promise<void> {
  await db.execute(sql`
    insert into send_lanes (number_id, spacing_us) values (${input.numberId}, ${input.spacingUs})
    on conflict (number_id) do update set spacing_us = excluded.spacing_us, samples = 0
      where send_lanes.spacing_us <> excluded.spacing_us`);
  await db.execute(sql`
    insert into send_permits (number_id, n) select ${input.numberId}, generate_series(1, ${input.ratePerSecond}::int)
    on conflict do nothing`);
  await db.execute(
    sql`delete from send_permits where number_id = ${input.numberId} and n > ${input.ratePerSecond} and free_at <= clock_timestamp()`,
  );
}

export async function rateOf(db: Db, numberId: string): Promise<number | null> {
  const [row] = await db.execute<{ rate_per_second: number }>(
    sql`select rate_per_second from numbers where id = ${numberId}`,
  );
  return row?.rate_per_second ?? null;
}

/** After a refusal: strictly one second from now. An accepted call frees its permit with the rest of its outcome. */
export async function releasePermit(db: Db, numberId: string, attemptId: string): Promise<void> {
  await db.execute(sql`
    update send_permits set attempt_id = null, free_at = clock_timestamp() + interval '1001 milliseconds'
     where number_id = ${numberId} and attempt_id = ${attemptId}`);
}

/** The request never left this machine: nothing arrived, the permit is free at once. */
export async function returnPermit(db: Db, numberId: string, attemptId: string): Promise<void> {
  await db.execute(sql`
    update send_permits set attempt_id = null, free_at = clock_timestamp()
     where number_id = ${numberId} and attempt_id = ${attemptId}`);
}

export async function pauseLane(db: Db, numberId: string, ms: number, strict: boolean): Promise<void> {
  await db.execute(sql`
    update send_lanes set paused_until = greatest(paused_until, clock_timestamp() + ${ms} * interval '1 millisecond'),
           samples = case when ${strict} then 0 else samples end
     where number_id = ${numberId}`);
}

/** `minMs`: the quickest of `count` answers. */
export async function learnFloor(db: Db, numberId: string, count: number, minMs: number): Promise<void> {
  await db.execute(sql`
    update send_lanes set samples = least(samples + ${count}, 1000000),
           floor_ms = case when samples = 0 then ${minMs}::real else least(floor_ms, ${minMs}::real) end
     where number_id = ${numberId}`);
}

/** False while another runner works the number; it only saves work, claims decide. */
export async function takeLane(db: Db, numberId: string, forMs: number): Promise<boolean> {
  const rows = await db.execute(sql`
    update send_lanes set runner_until = clock_timestamp() + ${forMs} * interval '1 millisecond'
     where number_id = ${numberId} and coalesce(runner_until, '-infinity') < clock_timestamp() returning number_id`);
  return rows.length > 0;
}

/** The runner still works; one that was given up for dead meanwhile does not take the lane back. */
export async function keepLane(db: Db, numberId: string, forMs: number): Promise<void> {
  await db.execute(sql`
    update send_lanes set runner_until = clock_timestamp() + ${forMs} * interval '1 millisecond'
     where number_id = ${numberId} and runner_until > clock_timestamp()`);
}

export async function leaveLane(db: Db, numberId: string): Promise<void> {
  await db.execute(sql`update send_lanes set runner_until = null where number_id = ${numberId}`);
}
