import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "../db/migrate";
import { commandOf, loadKeys, lockDataFolder, openDataFolder } from "./data-folder";
import { Failure, messageOf } from "./failure";
import { startPostgres } from "./postgres";
import { appEnvironment, readSettings, type Source } from "./settings";

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
}

/** With DATABASE_URL: there. Beside a running start: its settings. Else the data folder's Postgres is started for it. */
async function main(): Promise<number> {
  const settings = readSettings([], process.env);
  if (settings.databaseUrl) return command(process.env);
  const runtime = readRuntime(settings.dataDir);
  if (runtime) return command({ ...runtime, ...process.env });
  openDataFolder(settings.dataDir);
  const unlock = lockDataFolder(settings.dataDir);
  const keys = loadKeys(settings.dataDir);
  const { url, child } = await startPostgres({ dataDir: settings.dataDir, password: keys.POSTGRES_PASSWORD });
  try {
    await migrateDatabase(url);
    return await command(appEnvironment({ settings, keys, databaseUrl: url, enginePort: 1, source: process.env }));
  } catch (error) {
    throw new Failure(messageOf(error));
  } finally {
    await child.stop(5_000);
    unlock();
  }
}

function command(env: Source): Promise<number> {
  const args = ["--import", "tsx", "server/cli/admin.ts", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: "inherit", env: env as unknown as NodeJS.ProcessEnv });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

/** What a running start wrote; a file that a killed one left behind does not count. */
function readRuntime(dataDir: string): Source | undefined {
  const file = join(dataDir, "runtime.json");
  if (!existsSync(file)) return undefined;
  const runtime: { pid: number; env: Source } = JSON.parse(readFileSync(file, "utf8"));
  return commandOf(runtime.pid).includes("embedded/main") ? runtime.env : undefined;
}
