import { createInterface } from "node:readline/promises";
import { emptyDataFolder, loadKeys, lockDataFolder, openDataFolder } from "./data-folder";
import { Failure, messageOf } from "./failure";
import { requirePort } from "./ports";
import { endFormerPostgres } from "./postgres";
import { runEverything } from "./run-everything";
import { readSettings, type Settings } from "./settings";
import { createShutdown } from "./shutdown";

const shutdown = createShutdown();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void shutdown.end(0));
// The bootstrap was killed: nobody would end us any more.
process.on("disconnect", () => void shutdown.end(0));

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  openDataFolder(settings.dataDir);
  shutdown.atEnd(lockDataFolder(settings.dataDir));
  await requirePort("PORT", settings.port, settings.host);
  if (settings.simulatorPort) await requirePort("SIMULATOR_PORT", settings.simulatorPort, "127.0.0.1");
  if (settings.reset) await reset(settings);
  await runEverything({ settings, keys: loadKeys(settings.dataDir), source: process.env, shutdown });
} catch (error) {
  if (!shutdown.isEnding()) {
    console.error(error instanceof Failure ? error.message : `Hovorna did not start: ${messageOf(error)}`);
    if (!(error instanceof Failure) && error instanceof Error) console.error(error.stack);
  }
  await shutdown.end(1);
}

async function reset(settings: Settings): Promise<void> {
  if (settings.databaseUrl) {
    throw new Failure("--reset empties the data folder only; DATABASE_URL is set, so empty that database yourself.");
  }
  if (!settings.yes && !(await agrees(settings.dataDir))) throw new Failure("Nothing was deleted.");
  await endFormerPostgres(settings.dataDir);
  emptyDataFolder(settings.dataDir);
  openDataFolder(settings.dataDir);
}

async function agrees(dataDir: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure("--reset asks before it deletes; without a terminal add --yes.");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Delete every conversation, file and key in ${dataDir}? Type "yes": `);
  prompt.close();
  return answer.trim().toLowerCase() === "yes";
}
