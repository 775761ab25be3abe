import type { IncomingMessage, ServerResponse } from "node:http";

/** What a handler answers; `stream` writes for itself, `reset` and `silence` are faults. */
export type Reply =
  | { status: number; headers: Record<string, string>; body: string | Buffer }
  | { stream: (response: ServerResponse, request: IncomingMessage) => void }
  | { fault: "reset" | "silence" };

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

export const bytes = (body: Buffer, contentType: string, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  headers: { "content-type": contentType, ...headers },
  body,
});

export const notFound = (): Reply => json(404, { error: "not found" });
