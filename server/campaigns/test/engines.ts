import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const source = fileURLToPath(new URL("./engine.ts", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));

type Engine = { child: ChildProcess; port: number };

/**
 * Engines that are killed without warning and replaced. Bundled once, so that a hundred of them start quickly. `url` takes webhooks
 * for whichever lives, as a balancer does; a call that a death cuts off is answered 502.
 */
export async function startEngines(count: number, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "hovorna-engine-"));
  await bundle(folder);
  const ready: Engine[] = [];
  const running = new Set<ChildProcess>();
  const errors = new Set<string>();
  let kills = 0;
  let stopping = false;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [join(folder, "engine.mjs")], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.on("message", (told: { port?: number; error?: string }) => {
      if (told.error) errors.add(told.error);
      if (told.port) ready.push({ child, port: told.port });
    });
    await Promise.race([once(child, "message"), once(child, "exit")]);
  }

  async function kill(chance: number): Promise<boolean> {
    const [engine] = ready.splice(Math.floor(chance * ready.length), 1);
    if (!engine) return false;
    const gone = once(engine.child, "exit");
    engine.child.kill("SIGKILL");
    await gone;
    kills += 1;
    if (!stopping) void start();
    return true;
  }

  let turn = 0;
  const balancer = createServer((incoming, response) => {
    turn += 1;
    const engine = ready[turn % Math.max(1, ready.length)];
    if (!engine) return void response.writeHead(503).end();
    passOn(engine.port, incoming, response);
  });
  await new Promise<void>((resolve) => balancer.listen(0, "127.0.0.1", resolve));
  await Promise.all(Array.from({ length: count }, start));

  return {
    // A TCP server has an address with a port.
    url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    kills: () => kills,
    ready: () => ready.length,
    /** What an engine could not do; a death of the database's connection is no part of it. */
    errors: () => [...errors],
    /** Kills one of those that are ready, by `chance` in [0, 1); another one starts. False when none is ready. */
    kill,
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all(
        [...running].map(async (child) => {
          const gone = once(child, "exit");
          child.kill("SIGKILL");
          await gone;
        }),
      );
      balancer.closeAllConnections();
      await new Promise((resolve) => balancer.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    root,
    publicDir: false,
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "engine.mjs" } },
    },
  });
}

function passOn(port: number, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = incoming;
  const outgoing = forward({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502);
    answer.pipe(response);
  });
  outgoing.once("error", () => response.headersSent || response.writeHead(502).end());
  incoming.pipe(outgoing);
}
