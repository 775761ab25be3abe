import { readFileSync } from "node:fs";
import { startSimulator } from "./start-simulator";

/** `SIMULATOR_PORT` and `SIMULATOR_WORLD` as embedded/run-everything.ts gives them. */
const simulator = await startSimulator({
  world: JSON.parse(readFileSync(process.env.SIMULATOR_WORLD ?? "db/seed/demo-world.json", "utf8")),
  port: Number(process.env.SIMULATOR_PORT ?? 4100),
  host: process.env.SIMULATOR_HOST ?? "127.0.0.1",
  // Ids must never come back after a restart: the desk would take new messages for old ones.
  seed: Date.now() % 2 ** 32,
});
process.stdout.write(`simulator at ${simulator.url}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void simulator.close().then(() => process.exit(0)));
