import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { freePort } from "@/embedded/ports";
import { findBinaries, initialise } from "@/embedded/postgres-home";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/**
 * A throw-away Postgres on a free port; `stop` removes its files. Durability is off, unless `change` sets it otherwise: nothing here
 * outlives the run.
 */
export async function startPostgres(
  change: Record<string, string> = {},
): Promise<{ url: (database: string) => string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "hovorna-test-"));
  // Root runs Postgres as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const binaries = await findBinaries();
  await initialise(join(folder, "postgres"), "postgres", binaries);
  const port = await freePort();
  const flags = Object.entries({ ...settings, ...change }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", join(folder, "postgres"), "-p", String(port), ...flags], {
    stdio: "ignore",
    cwd: folder,
    ...binaries.owner,
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = () => child.kill("SIGINT");
  process.once("exit", end);
  const url = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
  await answers(url("postgres"));
  return {
    url,
    stop: async () => {
      process.off("exit", end);
      end();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const sql = postgres(url, { max: 1 });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}
