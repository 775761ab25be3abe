import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { startEngine } from "../engine";

export const keys = { eventKey: "event-key", signingKey: "signkey-prod-0123456789abcdef" };

const ignore = () => undefined;

/** An app with the real SDK, behind its real signed handler; the engine's port is told after it is known. */
export function createClient(enginePort: () => number): Inngest {
  return new Inngest({
    id: "fake",
    isDev: false,
    logger: { info: ignore, warn: ignore, error: ignore, debug: ignore },
    checkpointing: false,
    eventKey: keys.eventKey,
    signingKey: keys.signingKey,
    baseUrl: "http://127.0.0.1:1",
    fetch: (input, init) => fetch(String(input).replace("127.0.0.1:1/", `127.0.0.1:${enginePort()}/`), init),
  });
}

export async function serveApp(client: Inngest, functions: InngestFunction.Any[], port = 0) {
  const server = createServer(serve({ client, functions }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}/api/inngest`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An engine whose clock the test owns: `world.now` moves time, the real beat notices within a second. */
export async function startWorld(databaseUrl: string, define: (client: Inngest) => InngestFunction.Any[]) {
  let enginePort = 0;
  const client = createClient(() => enginePort);
  const app = await serveApp(client, define(client));
  const world = { now: Date.parse("2026-03-01T11:59:30Z") };
  const lines: string[] = [];
  const engine = await startEngine({
    databaseUrl,
    serveUrl: app.url,
    ...keys,
    clock: () => world.now,
    random: () => 0,
    log: (line) => lines.push(line),
  });
  enginePort = engine.port;
  return {
    client,
    world,
    engine,
    lines,
    app,
    close: async () => {
      await engine.close();
      await app.close();
    },
  };
}
