import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** The few answers of an S3-compatible store that we rely on; `requests` shows how each was signed. */
export async function startFakeS3() {
  const files = new Map<string, Buffer>();
  const requests: { method: string; path: string; authorization: string }[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    requests.push({ method, path, authorization: headers.authorization ?? "" });
    const body = await bodyOf(request);
    if (!headers.authorization?.startsWith("AWS4-HMAC-SHA256")) return response.writeHead(403).end();
    if (method === "PUT") {
      files.set(path, body);
      return response.writeHead(200).end();
    }
    if (method === "DELETE") {
      files.delete(path);
      return response.writeHead(204).end();
    }
    const file = files.get(path);
    if (!file) return response.writeHead(404).end("<Error/>");
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    if (start === undefined) return response.writeHead(200).end(file);
    return response.writeHead(206).end(file.subarray(Number(start), Number(end) + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  return { url: `http://127.0.0.1:${port}`, files, requests, close: () => server.close() };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
