import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Ctx } from "../../context";
import { receiveWebhook } from "../../webhooks/receive-webhook";

const statusOf = { stored: 200, no_such_address: 404, unavailable: 503 } as const;

/** The webhook address of the desk, without the desk. */
export async function takeWebhook(ctx: Ctx, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , , provider = "", connectionId = ""] = (request.url ?? "").split("/");
  const reception = await receiveWebhook(ctx, { provider, connectionId, ...callOf(request) });
  response.writeHead(reception in statusOf ? statusOf[reception as keyof typeof statusOf] : 403).end();
}

function callOf(request: IncomingMessage) {
  const headers = { get: (name: string) => String(request.headers[name.toLowerCase()] ?? "") || null };
  // Node's own stream type is that of the web.
  return { pathAndQuery: request.url ?? "", headers, body: Readable.toWeb(request) as ReadableStream<Uint8Array> };
}
