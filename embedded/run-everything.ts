import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "../db/migrate";
import { build } from "./build";
import { type Child, startNode } from "./children";
import { adminCommand } from "./commands";
import { isEmpty, neverAsked, showAddresses } from "./demo";
import { Failure, messageOf } from "./failure";
import { freePort } from "./ports";
import { startPostgres } from "./postgres";
import { optionally, withProgress } from "./progress";
import { appEnvironment, type Keys, type Settings, type Source } from "./settings";
import type { Shutdown } from "./shutdown";
import { waitUntil } from "./wait-until";

type Start = { settings: Settings; keys: Keys; source: Source; shutdown: Shutdown };
type Prepared = Start & { env: Source; enginePort: number; logsDir: string };

/** From nothing to a working desk; what does not depend on each other goes at once. */
export async function runEverything(start: Start): Promise<void> {
  const { settings, shutdown } = start;
  const logsDir = join(settings.dataDir, "logs");
  const enginePort = await freePort();
  const environment = (databaseUrl: string) => appEnvironment({ ...start, databaseUrl, enginePort });
  const building = settings.dev
    ? Promise.resolve()
    : withProgress(
        "Building the app (about half a minute)",
        build(environment("postgres://127.0.0.1/build"), logsDir, shutdown.interruptible),
      );
  // Looked at below; until then a failing build must not count as unhandled.
  building.catch(() => undefined);
  const databaseUrl = settings.databaseUrl ?? (await withProgress("Starting Postgres", ownPostgres(start)));
  const prepared = { ...start, env: environment(databaseUrl), enginePort, logsDir };
  const simulator = startSimulator(prepared);
  await withProgress("Preparing the database", prepareDatabase(prepared, databaseUrl));
  if (settings.ownEngine) startEngineProcess(prepared);
  await building;
  if (shutdown.isEnding()) return;
  const app = startApp(prepared);
  await withProgress(
    "Starting the app",
    Promise.all([waitForApp(prepared, app), waitForSimulator(prepared, simulator)]),
  );
  await optionally("Registering the webhooks", adminCommand(prepared.env, "register-webhooks"));
  if (await neverAsked(databaseUrl)) await askProviders(prepared);
  writeRuntime(prepared);
  await showAddresses({ settings, databaseUrl });
}

async function ownPostgres({ settings, keys, shutdown }: Start): Promise<string> {
  const { url, child } = await startPostgres({ dataDir: settings.dataDir, password: keys.POSTGRES_PASSWORD });
  shutdown.postgres(child);
  return url;
}

/** What the hourly jobs would bring in an hour. */
async function askProviders({ env }: Prepared): Promise<void> {
  await Promise.all([
    optionally("Fetching the templates", adminCommand(env, "sync-templates")),
    optionally("Reading the numbers' health", adminCommand(env, "read-health")),
    optionally("Loading the numbers' profiles", adminCommand(env, "load-profiles")),
  ]);
}

async function prepareDatabase({ settings, env }: Prepared, databaseUrl: string): Promise<void> {
  try {
    await migrateDatabase(databaseUrl);
  } catch (error) {
    throw new Failure(`The database could not be brought up to date: ${messageOf(error)}`);
  }
  // Demo logins have a known password, so they go only where the simulator stands in for the providers.
  const wanted = settings.demo && settings.simulatorPort;
  if (wanted && (await isEmpty(databaseUrl))) await adminCommand(env, "seed-demo");
}

function startSimulator({ settings, env, logsDir, shutdown }: Prepared): Child | undefined {
  if (!settings.simulatorPort) return undefined;
  const own = {
    SIMULATOR_PORT: String(settings.simulatorPort),
    SIMULATOR_WORLD: env.SIMULATOR_WORLD ?? "db/seed/demo-world.json",
  };
  const args = ["simulator/main.ts"];
  return shutdown.program(startNode({ name: "simulator", args, env: { ...env, ...own }, logsDir, typescript: true }));
}

function startEngineProcess({ settings, env, enginePort, logsDir, shutdown }: Prepared): void {
  const own = {
    ENGINE_PORT: String(enginePort),
    ENGINE_SERVE_URL: `${loopback(settings)}/api/inngest`,
    ...(settings.dev && { ENGINE_RESYNC_MS: "3000" }),
  };
  const args = ["embedded/engine/main.ts"];
  shutdown.program(startNode({ name: "engine", args, env: { ...env, ...own }, logsDir, typescript: true }));
}

function startApp({ settings, env, logsDir, shutdown }: Prepared): Child {
  const mode = settings.dev ? "dev" : "start";
  const args = ["node_modules/next/dist/bin/next", mode, "-p", String(settings.port), "-H", settings.host];
  const own = { NODE_ENV: settings.dev ? "development" : "production" };
  return shutdown.program(startNode({ name: "app", args, env: { ...env, ...own }, logsDir }));
}

async function waitForApp({ settings }: Prepared, app: Child): Promise<void> {
  // In development the first answer is compiled first, which takes minutes on a busy machine.
  const timeoutMs = settings.dev ? 300_000 : 60_000;
  const health = await waitUntil(`${loopback(settings)}/api/health`, { timeoutMs, child: app });
  if (health !== 200) throw new Failure(`The app is not healthy (${health}); see ${app.logFile}`);
}

async function waitForSimulator({ settings }: Prepared, simulator: Child | undefined): Promise<void> {
  if (!simulator) return;
  await waitUntil(`http://127.0.0.1:${settings.simulatorPort}/_sim/health`, { timeoutMs: 30_000, child: simulator });
}

/** For `npm run admin` beside a running start: holds secrets, so only the owner may read it. */
function writeRuntime({ settings, env, shutdown, source }: Prepared): void {
  const file = join(settings.dataDir, "runtime.json");
  const made = Object.fromEntries(Object.entries(env).filter(([name]) => source[name] !== env[name]));
  writeFileSync(file, JSON.stringify({ pid: process.pid, env: made }, null, 2), { mode: 0o600 });
  shutdown.atEnd(() => rmSync(file, { force: true }));
}

const loopback = ({ host, port }: Settings) => `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
