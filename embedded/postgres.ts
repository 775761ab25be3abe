import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { type Child, lastWords, startChild } from "./children";
import { commandOf } from "./data-folder";
import { Failure, messageOf } from "./failure";
import { freePort } from "./ports";
import { type Binaries, databaseFolder, findBinaries, initialise } from "./postgres-home";

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
  const folder = databaseFolder(options.dataDir);
  const binaries = await findBinaries();
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(folder, options.password, binaries);
  await endFormerPostgres(options.dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(folder, binaries, options);
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
  binaries: Binaries,
  options: { dataDir: string; password: string; port?: number },
): Promise<OwnPostgres | { reason: string }> {
  const port = options.port ?? (await freePort());
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = startChild({
    name: "postgres",
    program: binaries.postgres,
    args: ["-D", folder, "-p", String(port), ...flags],
    env: process.env,
    logsDir: join(options.dataDir, "logs"),
    stopSignal: "SIGINT",
    owner: binaries.owner,
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
      const keysFile = join(options.dataDir, "keys.json");
      const reason = `${keysFile} does not hold the password of the database in ${folder}`;
      return { reason: `${reason}. Restore keys.json, or delete all data: npm start -- --reset` };
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

/** A run that was killed leaves its Postgres running or its lock file behind; both are cleared without losing data. */
export async function endFormerPostgres(dataDir: string): Promise<void> {
  const folder = databaseFolder(dataDir);
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
