import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDataFolder } from "./data-folder";
import { freePort } from "./ports";

let folder: string;
let busy: Server;
let busyPort: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hovorna-start-"));
  busyPort = await freePort();
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(busyPort, "127.0.0.1", resolve));
});
afterAll(() => {
  busy.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>, flags: string[] = []) {
  const ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  const child = spawn(process.execPath, ["embedded/start.mjs", ...flags], {
    env: { ...process.env, DATABASE_URL: "", ...ports, DATA_DIR: join(folder, "data"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output: output.trim() };
}

describe("a start that cannot work says why in one line", () => {
  it("busy port", () => refused({ PORT: String(busyPort) }, /^Port \d+ is busy.*PORT=\d+ npm start$/));
  it("busy simulator port", () => refused({ SIMULATOR_PORT: String(busyPort) }, /SIMULATOR_PORT=\d+ npm start$/));
  it("wrong port", () => refused({ PORT: "http" }, /^PORT must be a port number/));
  it("wrong database", () => refused({ DATABASE_URL: "hovorna" }, /^DATABASE_URL must look like/));
  it("unknown option", () => refused({}, /^Unknown option --rest/, ["--rest"]));
  it("reset without a terminal", () => refused({}, /--yes/, ["--reset"]));
  it("full disk", () => refused({ HOVORNA_MIN_FREE_MB: "999999999" }, /^Too little disk space: \d+ MB free/));

  it("old Node", async () => {
    const old = join(folder, "old-node.cjs");
    const versions = "{ ...process.versions, node: '20.8.1' }";
    writeFileSync(old, `Object.defineProperty(process, "versions", { value: ${versions} });`);
    await refused({ NODE_OPTIONS: `--require ${old}` }, /^Hovorna needs Node 20\.16 or newer/);
  });

  it("data folder that is a file", async () => {
    writeFileSync(join(folder, "file"), "");
    await refused({ DATA_DIR: join(folder, "file") }, /^The data folder .* is not a folder/);
  });

  it("data folder of a running start", async () => {
    const dataDir = join(folder, "used");
    mkdirSync(dataDir);
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "embedded/main"]);
    writeFileSync(join(dataDir, "start.lock"), String(other.pid));
    await refused({ DATA_DIR: dataDir }, /is used by a running Hovorna/);
    other.kill("SIGKILL");
  });

  async function refused(env: Record<string, string>, message: RegExp, flags?: string[]) {
    const { code, output } = await start(env, flags);
    expect(output).toMatch(message);
    expect(output.split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  }
});

it("takes over the lock of a dead or foreign process", () => {
  const dataDir = join(folder, "stale");
  mkdirSync(dataDir);
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  for (const pid of [dead, process.ppid, "garbage"]) {
    writeFileSync(join(dataDir, "start.lock"), String(pid));
    const unlock = lockDataFolder(dataDir);
    expect(readFileSync(join(dataDir, "start.lock"), "utf8")).toBe(String(process.pid));
    unlock();
  }
});
