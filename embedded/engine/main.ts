import { startEngine } from "./engine";

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
};

const engine = await startEngine({
  databaseUrl: required("DATABASE_URL"),
  serveUrl: required("ENGINE_SERVE_URL"),
  eventKey: required("INNGEST_EVENT_KEY"),
  signingKey: required("INNGEST_SIGNING_KEY"),
  port: Number(process.env.ENGINE_PORT ?? 0),
  resyncMs: process.env.ENGINE_RESYNC_MS ? Number(process.env.ENGINE_RESYNC_MS) : undefined,
  log: (line) => console.error(`${new Date().toISOString()} ${line}`),
});
console.log(JSON.stringify({ ready: true, port: engine.port }));

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void engine.close().finally(() => process.exit(0)));
}
