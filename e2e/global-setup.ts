import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../embedded/ports";

const startupMs = 300_000;

/** Runs `npm start` on free ports with a data folder of its own, so that it disturbs nobody; the returned function ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "hovorna-e2e-"));
  // Root runs Postgres as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ["embedded/start.mjs", "--yes"], {
    env: { ...process.env, ...unset, PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = async () => {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const facts = await ready(child);
    process.env.E2E_APP_URL = facts.appUrl;
    process.env.E2E_SIMULATOR_URL = facts.simulatorUrl;
    process.env.E2E_DATABASE_URL = facts.databaseUrl;
    process.env.E2E_DATA_DIR = folder;
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** What a developer's own .env must not bring into the tests; an empty value counts as unset. */
const unset = Object.fromEntries(
  [
    "DATABASE_URL",
    "DATABASE_DIRECT_URL",
    "APP_URL",
    "NEXTAUTH_URL",
    "INNGEST_BASE_URL",
    "INNGEST_EVENT_KEY",
    "INNGEST_SIGNING_KEY",
    "INNGEST_DEV",
    "META_GRAPH_URL",
    "D360_API_URL",
    "D360_HUB_URL",
    "TWILIO_API_URL",
    "TWILIO_CONTENT_URL",
    "TWILIO_MESSAGING_URL",
    "STORAGE_KIND",
    "SIMULATOR",
  ]
    .map((name) => [name, ""])
    .concat([["HOVORNA_READY_JSON", "1"]]),
);

type Facts = { appUrl: string; simulatorUrl: string; databaseUrl: string };

function ready(child: ChildProcess): Promise<Facts> {
  let output = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`npm start was not ready in time:\n${output}`)), startupMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const line = /HOVORNA_READY (.*)\n/.exec(output)?.[1];
      if (!line) return;
      clearTimeout(timer);
      resolve(JSON.parse(line));
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`npm start ended with ${code}:\n${output}`));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
