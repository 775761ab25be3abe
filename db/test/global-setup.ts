import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../migrate";
import { startPostgres } from "./postgres-server";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One Postgres for the run, with a migrated template that every test file copies (0.1 s). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const sql = postgres(server.url("postgres"), { max: 1 });
  await sql`create database hovorna_template`;
  await sql.end();
  await migrateDatabase(server.url("hovorna_template"));
  project.provide("postgresUrl", server.url("postgres"));
  return server.stop;
}
