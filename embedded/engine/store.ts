import type postgres from "postgres";

export type EngineEvent = { id: string; name: string; data?: Record<string, unknown>; ts: number };
export type Memo = Record<string, { data: unknown } | { error: unknown } | null>;

/** One unfinished run; a row is deleted when its run ends, so every row is work to do. Times are Unix ms. */
export type Run = {
  id: string;
  fnId: string;
  event: EngineEvent;
  attempt: number;
  runAt: number;
  queue: string | null;
  steps: Memo;
  stack: string[];
};

const leaderLock = 7426003;

/**
 * The engine's tables. `text` holds JSON because jsonb refuses NUL characters; nothing is ever marked "running":
 * the leader is the only executor, so after a crash the rows that are left are exactly the work that is left.
 */
export async function prepare(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${leaderLock + 1})`;
    await tx`create schema if not exists job_engine`;
    await tx`create table if not exists job_engine.runs (
      id text primary key, fn_id text not null, event text not null, attempt int not null default 0,
      run_at bigint not null, queue text, memo text not null default '{"steps":{},"stack":[]}')`;
    await tx`create index if not exists runs_due on job_engine.runs (run_at, id)`;
    await tx`create table if not exists job_engine.seen_events (id text primary key, seen_at bigint not null)`;
    await tx`create table if not exists job_engine.crons (
      fn_id text not null, cron text not null, next_at bigint not null, primary key (fn_id, cron))`;
  });
}

/** Holds or takes the lead on this one connection. Asked again it answers for a connection that was lost, too. */
export async function takesLead(lockSql: postgres.Sql): Promise<boolean> {
  const [row] = await lockSql<{ leads: boolean }[]>`select pg_try_advisory_lock(${leaderLock}) as leads`;
  return row?.leads ?? false;
}

/** True the first time an event id is seen within a day. */
export async function isNewEvent(sql: postgres.ISql, id: string, nowMs: number): Promise<boolean> {
  const rows = await sql`
    insert into job_engine.seen_events (id, seen_at) values (${id}, ${nowMs})
    on conflict (id) do update set seen_at = excluded.seen_at
      where job_engine.seen_events.seen_at < ${nowMs - 86_400_000}
    returning id`;
  return rows.length > 0;
}

export async function forgetOldEvents(sql: postgres.ISql, nowMs: number): Promise<void> {
  await sql`delete from job_engine.seen_events where seen_at < ${nowMs - 86_400_000}`;
}

export async function insertRun(
  sql: postgres.ISql,
  run: { id: string; fnId: string; event: EngineEvent; queue: string | null; runAt: number },
): Promise<void> {
  await sql`insert into job_engine.runs (id, fn_id, event, queue, run_at)
    values (${run.id}, ${run.fnId}, ${JSON.stringify(run.event)}, ${run.queue}, ${run.runAt})`;
}

export type InWork = { busyIds: string[]; busyQueues: string[] };

/** Due runs that are not in work, at most one per queue, oldest first. */
export async function dueRuns(
  sql: postgres.ISql,
  { nowMs, busyIds, busyQueues, limit }: InWork & { nowMs: number; limit: number },
): Promise<Run[]> {
  const rows = await sql<Row[]>`
    select * from (
      select distinct on (coalesce(queue, id)) * from job_engine.runs
      where run_at <= ${nowMs} and id <> all(${busyIds}) and (queue is null or queue <> all(${busyQueues}))
      order by coalesce(queue, id), run_at, id
    ) due order by run_at, id limit ${limit}`;
  return rows.map(fromRow);
}

/** Unix ms of the next run that could begin, or cron; null when there is none. */
export async function nextDue(sql: postgres.ISql, { busyIds, busyQueues }: InWork): Promise<number | null> {
  const [row] = await sql<{ next: string | null }[]>`
    select least((select min(run_at) from job_engine.runs
                   where id <> all(${busyIds}) and (queue is null or queue <> all(${busyQueues}))),
                 (select min(next_at) from job_engine.crons)) as next`;
  return row?.next ? Number(row.next) : null;
}

export async function saveRun(sql: postgres.ISql, run: Run): Promise<void> {
  const memo = JSON.stringify({ steps: run.steps, stack: run.stack });
  await sql`update job_engine.runs set attempt = ${run.attempt}, run_at = ${run.runAt}, memo = ${memo} where id = ${run.id}`;
}

export async function deleteRun(sql: postgres.ISql, id: string): Promise<void> {
  await sql`delete from job_engine.runs where id = ${id}`;
}

/** Makes the stored crons those of the app; a known one keeps its next time, so a tick missed while down is caught up. */
export async function syncCrons(
  sql: postgres.Sql,
  crons: { fnId: string; cron: string; nextAt: number }[],
): Promise<void> {
  await sql.begin(async (tx) => {
    const keys = crons.map(({ fnId, cron }) => `${fnId} ${cron}`);
    await tx`delete from job_engine.crons where fn_id || ' ' || cron <> all(${keys})`;
    for (const { fnId, cron, nextAt } of crons) {
      await tx`insert into job_engine.crons values (${fnId}, ${cron}, ${nextAt}) on conflict do nothing`;
    }
  });
}

export async function dueCrons(sql: postgres.ISql, nowMs: number): Promise<{ fnId: string; cron: string }[]> {
  return sql<{ fnId: string; cron: string }[]>`
    select fn_id as "fnId", cron from job_engine.crons where next_at <= ${nowMs}`;
}

/** Moves a cron on and adds its run, unless the run of an earlier tick still waits. */
export async function tickCron(
  sql: postgres.Sql,
  tick: { fnId: string; cron: string; nextAt: number; runId: string; nowMs: number },
): Promise<void> {
  const event = { id: tick.runId, name: "inngest/scheduled.timer", data: { cron: tick.cron }, ts: tick.nowMs };
  await sql.begin(async (tx) => {
    await tx`update job_engine.crons set next_at = ${tick.nextAt} where fn_id = ${tick.fnId} and cron = ${tick.cron}`;
    await tx`insert into job_engine.runs (id, fn_id, event, queue, run_at)
      select ${tick.runId}, ${tick.fnId}, ${JSON.stringify(event)}, ${tick.fnId}, ${tick.nowMs}
      where not exists (select from job_engine.runs where fn_id = ${tick.fnId})`;
  });
}

type Row = {
  id: string;
  fn_id: string;
  event: string;
  attempt: number;
  run_at: string;
  queue: string | null;
  memo: string;
};

function fromRow(row: Row): Run {
  const memo: { steps: Memo; stack: string[] } = JSON.parse(row.memo);
  return {
    id: row.id,
    fnId: row.fn_id,
    event: JSON.parse(row.event),
    attempt: row.attempt,
    runAt: Number(row.run_at),
    queue: row.queue,
    ...memo,
  };
}
