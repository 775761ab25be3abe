import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "./settings";

const maxLogBytes = 5 * 1024 * 1024;

export type Child = {
  name: string;
  logFile: string;
  pid: number;
  exited: Promise<number | null>;
  /** SIGTERM, then SIGKILL to its whole group after `graceMs`; resolves when it is gone. */
  stop: (graceMs: number) => Promise<void>;
};

type Command = {
  name: string;
  program: string;
  args: string[];
  env: Source;
  logsDir: string;
  owner?: { uid: number; gid: number } | undefined;
  /** What ends it politely: Postgres's fast shutdown is SIGINT. */
  stopSignal?: NodeJS.Signals;
};

/** Starts a program in a process group of its own (Ctrl-C reaches only us, we end the rest), its output in a log file. */
export function startChild(command: Command): Child {
  const logFile = join(command.logsDir, `${command.name}.log`);
  rotate(logFile);
  const log = openSync(logFile, "a");
  const child = spawn(command.program, command.args, {
    // The channel tells a Node child that we are gone.
    stdio: command.name === "postgres" ? ["ignore", log, log] : ["ignore", log, log, "ipc"],
    env: { ...command.env, HOVORNA_PARENT: String(process.pid) } as unknown as NodeJS.ProcessEnv,
    detached: process.platform !== "win32",
    // "postgres" may not be allowed to stand where we do.
    ...(command.owner && { ...command.owner, cwd: "/" }),
  });
  closeSync(log);
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(null));
  });
  return {
    name: command.name,
    logFile,
    pid: child.pid ?? 0,
    exited,
    stop: (graceMs) => stop(child, exited, command.stopSignal ?? "SIGTERM", graceMs),
  };
}

/** A Node program of ours that goes when we go. */
export function startNode(options: {
  name: string;
  args: string[];
  env: Source;
  logsDir: string;
  typescript?: boolean;
}): Child {
  const loaders = ["--import", "./embedded/die-with-parent.mjs", ...(options.typescript ? ["--import", "tsx"] : [])];
  return startChild({ ...options, program: process.execPath, args: [...loaders, ...options.args] });
}

/** The last lines of a log that say something, for the one line why a child died. */
export function lastWords(logFile: string, pattern = /error|fatal|panic/i): string {
  if (!existsSync(logFile)) return "it left no word";
  const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-40);
  return lines.findLast((text) => pattern.test(text))?.slice(0, 400) ?? "it left no word";
}

async function stop(
  child: ChildProcess,
  exited: Promise<number | null>,
  polite: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  signalGroup(child.pid, polite, polite === "SIGINT");
  const timer = setTimeout(() => signalGroup(child.pid ?? 0, "SIGKILL", false), graceMs);
  await exited;
  clearTimeout(timer);
}

/** Postgres's own children must not get its signal: only the postmaster knows the order. */
function signalGroup(pid: number, signal: NodeJS.Signals, leaderOnly: boolean): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(leaderOnly ? pid : -pid, signal);
  } catch {
    // Gone already.
  }
}

function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
}
