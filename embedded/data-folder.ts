import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, Failure } from "./failure";
import { databaseFolder } from "./postgres-home";
import { type Keys, newKeys } from "./settings";

/** Makes the data folder when it is missing; throws a Failure when it cannot be used. */
export function openDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(join(dataDir, "logs"), { recursive: true });
    const probe = join(dataDir, ".probe");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const why = { EEXIST: "is not a folder", ENOTDIR: "is not a folder", ENOSPC: "is on a full disk" };
    const reason = why[String(codeOf(error)) as keyof typeof why] ?? "cannot be read and written";
    throw new Failure(
      `The data folder ${dataDir} ${reason}. Correct that, or choose another: DATA_DIR=<folder> npm start`,
    );
  }
}

/** Takes the folder for this process; the returned function gives it back. A lock of a dead process is taken over. */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, "start.lock");
  const holder = readHolder(file);
  if (holder && holder !== process.pid && isOurs(holder)) {
    throw new Failure(
      `The data folder ${dataDir} is used by a running Hovorna (process ${holder}). Stop it, or choose another: DATA_DIR=<folder> npm start`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: "wx" });
  return () => rmSync(file, { force: true });
}

/** Removes what Hovorna made, never the folder itself: somebody may have pointed DATA_DIR at more than ours. */
export function emptyDataFolder(dataDir: string): void {
  rmSync(databaseFolder(dataDir), { recursive: true, force: true });
  for (const name of ["media", "simulator", "logs", "keys.json", "runtime.json"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

/** Generated once and kept; readable by the owner only. */
export function loadKeys(dataDir: string): Keys {
  const file = join(dataDir, "keys.json");
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(newKeys(), null, 2)}\n`, { mode: 0o600 });
  try {
    return { ...newKeys(), ...JSON.parse(readFileSync(file, "utf8")) };
  } catch {
    throw new Failure(`${file} is not readable JSON. Restore it from a backup: without it stored secrets are lost.`);
  }
}

/** The command line of a living process; empty when it is dead or not to be seen. */
export function commandOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return "";
  }
  try {
    if (existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return execFileSync("tasklist", ["/fi", `PID eq ${pid}`], { encoding: "utf8" });
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

const isOurs = (pid: number) => /embedded\/main|node\.exe/.test(commandOf(pid));

function readHolder(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8"));
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}
