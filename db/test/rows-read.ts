import { drizzle } from "drizzle-orm/postgres-js";
import type { Db, Sql } from "../client";

type Plan = {
  "Node Type"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

export type Explained = { query: string; plan: Plan };

/** Runs something with a database that listens, then explains every statement it made. Statements that change data run twice. */
export async function explained(sql: Sql, run: (db: Db) => Promise<unknown>): Promise<Explained[]> {
  const made: { query: string; params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void made.push({ query, params }) };
  // The same pool, listened to; only the driver handle differs in type.
  await run(drizzle(sql, { logger, casing: "snake_case" }) as unknown as Db);
  const plans: Explained[] = [];
  for (const { query, params } of made) {
    const rows = await sql.unsafe(
      `explain (analyze, format json) ${query}`,
      params.map((param) => (param instanceof Date ? param.toISOString() : param)) as string[], // as drizzle sends them
    );
    plans.push({ query, plan: rows[0]?.["QUERY PLAN"][0].Plan });
  }
  if (plans.length === 0) throw new Error("no statement was made");
  return plans;
}

/** The same of what changes data: it is taken back first, then done by the explaining, so that no statement finds its own work. */
export function explainedOnce(sql: Sql, run: (db: Db) => Promise<unknown>): Promise<Explained[]> {
  const takenBack = new Error("taken back");
  return explained(sql, async (db) => {
    const made = db.transaction(async (tx) => {
      await run(tx as unknown as Db); // as inTransaction sees it
      throw takenBack;
    });
    await made.catch((error) => {
      if (error !== takenBack) throw error;
    });
  });
}

/** Rows that all leaves of a plan touched, those thrown away included. */
export function rowsRead(plan: Plan): number {
  return leaves(plan).reduce((sum, leaf) => sum + leaf, 0);
}

/** Rows that the hungriest leaf of a plan touched: a page joined to ten tables still reads each of them only for its rows. */
export function mostOfALeaf(plan: Plan): number {
  return Math.max(0, ...leaves(plan));
}

function leaves(plan: Plan): number[] {
  if (plan.Plans?.length) return plan.Plans.flatMap(leaves);
  const rows = (plan["Actual Rows"] ?? 0) + (plan["Rows Removed by Filter"] ?? 0);
  return [(rows + (plan["Rows Removed by Index Recheck"] ?? 0)) * (plan["Actual Loops"] ?? 1)];
}
