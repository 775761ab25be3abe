import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../embedded/ports";
import { compare, interleave, printTable } from "./harness";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const warm = folder();
const samples = await (async () => {
  // The first start builds the app and fills the folder that the warm starts use again.
  await timeStart(warm);
  return interleave(
    [
      { name: "bare", run: timeBareNext },
      { name: "cold", run: () => timeStart() },
      { name: "warm", run: () => timeStart(warm) },
    ],
    rounds,
  );
})();
rmSync(warm, { recursive: true, force: true });
const { bare = [], cold = [], warm: again = [] } = samples;
printTable("npm start until ready (baseline: next start alone)", [
  compare("cold: built app, empty data folder", cold, bare, { unit: "s" }),
  compare("warm: second start", again, bare, { unit: "s", goal: "< 8 s" }),
]);

/** Seconds until everything answers; without `dataDir` a new one is made and removed. */
async function timeStart(dataDir?: string): Promise<number> {
  const dir = dataDir ?? folder();
  const env = {
    ...process.env,
    DATABASE_URL: "",
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
    DATA_DIR: dir,
    HOVORNA_READY_JSON: "1",
  };
  const seconds = await timeUntil("HOVORNA_READY", ["embedded/start.mjs", "--yes"], env);
  if (!dataDir) rmSync(dir, { recursive: true, force: true });
  return seconds;
}

async function timeBareNext(): Promise<number> {
  return timeUntil(
    "Ready in",
    ["node_modules/next/dist/bin/next", "start", "-p", String(await freePort())],
    process.env,
  );
}

async function timeUntil(word: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    await seen(child, word);
    return (performance.now() - started) / 1000;
  } finally {
    await end(child);
  }
}

function seen(child: ChildProcess, word: string): Promise<void> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(word)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => reject(new Error(output)));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "hovorna-bench-"));
  chmodSync(made, 0o755);
  return made;
}
