import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import type { Incoming } from "./router";

export class BodyTooLarge extends Error {}

export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/** The JSON body if it has this shape, else the first thing that is wrong with it, by its path. */
export async function readJson<T>(
  request: Incoming,
  schema: z.ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; problem: string }> {
  let body: unknown;
  try {
    body = JSON.parse((await request.bytes()).toString("utf8"));
  } catch {
    return { ok: false, problem: "The body is not JSON" };
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: problemOf(parsed.error) };
}

export const readForm = async (request: Incoming): Promise<URLSearchParams> =>
  new URLSearchParams((await request.bytes()).toString("utf8"));

/** Multipart, as browsers and fetch write it. */
export async function readMultipart(request: Incoming): Promise<FormData | null> {
  const contentType = request.headers["content-type"] ?? "";
  const body = Uint8Array.from(await request.bytes());
  try {
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    return null;
  }
}

function problemOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (!issue) return "invalid";
  const where = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return `Unexpected key "${issue.keys[0]}"${where ? ` on param "${where}"` : ""}`;
  return `Param ${where || "body"}: ${issue.message}`;
}
