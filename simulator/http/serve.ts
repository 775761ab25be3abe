import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Simulation } from "../simulation";
import { BodyTooLarge, readBody } from "./body";
import { json, notFound, type Reply } from "./reply";
import { compile, type Incoming, type Route } from "./router";

/** Over every provider's own limit, so that their refusals can be ours. */
const maxBodyBytes = 128 * 1024 * 1024;

export function serve(simulation: Simulation, routes: Route[]): Server {
  const match = compile(routes);
  return createServer((request, response) => {
    const at = simulation.clock.now();
    answer(simulation, match, { request, at })
      .catch(failed)
      .then((reply) => write(request, response, reply));
  });
}

async function answer(
  simulation: Simulation,
  match: ReturnType<typeof compile>,
  { request, at }: { request: IncomingMessage; at: number },
): Promise<Reply> {
  const origin = `http://${request.headers.host ?? "localhost"}`;
  const url = new URL(request.url ?? "/", origin);
  const method = request.method ?? "GET";
  const found = match(method, url.pathname);
  if (!found) return notFound();
  let body: Promise<Buffer> | null = null;
  const incoming: Incoming = {
    method,
    path: url.pathname,
    params: found.params,
    query: url.searchParams,
    headers: request.headers,
    origin,
    at,
    bytes: () => {
      body ??= readBody(request, maxBodyBytes);
      return body;
    },
  };
  return found.handle(simulation, incoming);
}

function failed(error: unknown): Reply {
  if (error instanceof BodyTooLarge) return json(413, { error: "the body is too large" });
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return json(500, { error: "the simulator itself failed; see its log" });
}

function write(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if ("stream" in reply) reply.stream(response, request);
  else if ("status" in reply) {
    response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) });
    response.end(reply.body);
  } else if (reply.fault === "reset") request.socket.resetAndDestroy();
}
