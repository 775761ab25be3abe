import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** A database of its own for one test file, copied from the migrated template. */
export async function testDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const adminUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `create database ${name} template hovorna_template`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), close: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    // Two files may copy the template at once; Postgres refuses that, an advisory lock makes them wait.
    await sql`select pg_advisory_lock(7426002)`;
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
