import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/all";

export type Db = PostgresJsDatabase<typeof schema>;
export type Sql = postgres.Sql;

/** One pool a process. `sql` is the bare driver for the few statements that are all SQL; close it at the end. */
export function connect(url: string, options: { max?: number; applicationName?: string } = {}): { db: Db; sql: Sql } {
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connection: { application_name: options.applicationName ?? "hovorna" },
  });
  return { db: drizzle(sql, { schema, casing: "snake_case" }), sql };
}
