import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf, Failure } from "./failure";
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
  for (const name of ["postgres", "media", "simulator", "logs", "keys.json", "runtime.json"]) {
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

/** As root Postgres runs as another user, who must be able to walk to its files. */
export function requireReachable(paths: string[]): void {
  if (process.getuid?.() !== 0) return;
  for (const path of paths) {
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
      if (!existsSync(folder) || statSync(folder).mode & 0o001) continue;
      throw new Failure(
        `As root, Postgres runs as the user "postgres", who may not enter ${folder}. Run as a normal user, or: chmod o+x ${folder}`,
      );
    }
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
