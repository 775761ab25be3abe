import { createHmac } from "node:crypto";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { z } from "zod";

const functionConfig = z.object({
  id: z.string(),
  triggers: z.array(
    z.object({ event: z.string().optional(), cron: z.string().optional(), expression: z.string().optional() }),
  ),
  steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number() }).optional() }) }),
  concurrency: z.array(z.object({ key: z.string().optional(), limit: z.number() })).optional(),
});

/** One function as the app registers it. `retries.attempts` counts retries; without it Inngest tries five times. */
export type FunctionConfig = z.infer<typeof functionConfig>;

export type Answer = { status: number; headers: IncomingHttpHeaders; body: unknown };
export type Target = { serveUrl: string; signingKey: string; timeoutMs: number };

/** Reads all functions of the app by an in-band sync; throws when the app is not there or refuses. */
export async function readFunctions(target: Target): Promise<FunctionConfig[]> {
  const answer = await send(target, {
    method: "PUT",
    url: target.serveUrl,
    body: { url: target.serveUrl },
    headers: { "x-inngest-sync-kind": "in_band" },
  });
  if (answer.status !== 200) throw new Error(`the app answered ${answer.status} to the registration`);
  return z.object({ functions: z.array(functionConfig) }).parse(answer.body).functions;
}

/** Calls one function: `stepId` is `step` for the body, or the hash of one planned step. */
export function callFunction(
  target: Target,
  call: { fnId: string; stepId: string; runId: string; body: object },
): Promise<Answer> {
  const url = new URL(target.serveUrl);
  url.searchParams.set("fnId", call.fnId);
  url.searchParams.set("stepId", call.stepId);
  return send(target, {
    method: "POST",
    url: url.href,
    body: call.body,
    headers: { "x-run-id": call.runId, "x-inngest-server-kind": "cloud" },
  });
}

/** JSON with sorted keys (RFC 8785): what the SDK recomputes before it checks the signature. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The value of `x-inngest-signature` for a body sent at `seconds` (Unix time). */
export function signature(body: string, signingKey: string, seconds: number): string {
  const key = signingKey.replace(/^signkey-[^-]*-/, "");
  const hash = createHmac("sha256", key).update(`${body}${seconds}`).digest("hex");
  return `t=${seconds}&s=${hash}`;
}

const agent = new Agent({ keepAlive: true });

// node:http, because fetch gives up after 300 s without headers.
function send(
  target: Target,
  { method, url, body, headers }: { method: string; url: string; body: object; headers: Record<string, string> },
): Promise<Answer> {
  const text = canonical(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, timeout: target.timeoutMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: parse(Buffer.concat(chunks).toString("utf8")),
        }),
      );
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", reject);
    outgoing.setHeader("content-type", "application/json");
    outgoing.setHeader("x-inngest-signature", signature(text, target.signingKey, Math.floor(Date.now() / 1000)));
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    outgoing.end(text);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
