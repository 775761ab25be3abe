import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createPlainServer, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { call, fetchFile, readWhole, tooLargeCode } from "./http";
import { createQuickFetch, quickFetch, type Wire } from "./quick-fetch";
import { ProviderError } from "./types";

let server: Server | null = null;
afterEach(
  () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
      server = null;
    }),
);

async function listen(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Texts go by the quick way, files and forms by Node's own. */
const ways: [string, Wire][] = [
  ["quickFetch", quickFetch],
  ["fetch", fetch],
];
const post = (url: string, timeoutMs = 300, wire: Wire = quickFetch) =>
  call({ fetch: wire, timeoutMs, method: "POST", url, headers: {}, body: "{}" });
async function failure(made: Promise<unknown>) {
  const error: unknown = await made.then(
    () => null,
    (e: unknown) => e,
  );
  if (error === null) return null;
  if (!(error instanceof ProviderError)) throw new Error("it did not fail as a provider's failure");
  return { reason: error.reason, ...error.details };
}

describe.each(ways)("a call that cannot have arrived is definite, by %s", (_, wire) => {
  it("when nobody listens", async () => {
    const url = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    server = null;
    const refused = { reason: "unreachable", code: "ECONNREFUSED", ambiguous: false };
    expect(await failure(post(url, 300, wire))).toMatchObject(refused);
  });

  it("when the address is none", async () => {
    expect(await failure(post("https://kola-brazda.invalid/", 300, wire))).toMatchObject({ ambiguous: false });
    expect(await failure(post("http://127.0.0.1:9/", 300, wire))).toMatchObject({ ambiguous: false });
    expect(await failure(post("není adresa", 300, wire))).toMatchObject({ ambiguous: false });
  });
});

it("is definite when the address is no web's", async () => {
  const refused = { reason: "unreachable", code: "UND_ERR_INVALID_ARG", ambiguous: false };
  expect(await failure(post("ftp://127.0.0.1/"))).toMatchObject(refused);
});

it("is definite when the connection was not there in time", async () => {
  const sockets: Socket[] = [];
  const silent = createPlainServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address with a port.
  const { port } = silent.address() as AddressInfo;
  // It never says the first word of TLS.
  const made = post(`https://127.0.0.1:${port}`, 300, createQuickFetch(200));
  expect(await failure(made)).toMatchObject({
    reason: "unreachable",
    code: "UND_ERR_CONNECT_TIMEOUT",
    ambiguous: false,
  });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

describe.each(ways)("a call that may have arrived is in doubt, by %s", (_, wire) => {
  it.each<[string, RequestListener]>([
    ["a reset before any answer", (request) => request.socket.destroy()],
    [
      "a reset within the answer",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("{");
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
    ["no answer in time", () => undefined],
    [
      "an answer that comes byte by byte for ever",
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ])("%s", async (_, answer) => {
    const made = post(await listen(answer), 300, wire);
    expect(await failure(made)).toMatchObject({ reason: "unreachable", ambiguous: true });
  });

  it("an answer larger than any provider's", async () => {
    const url = await listen((_, response) => response.end(Buffer.alloc(9 * 1024 * 1024, "x")));
    const long = { safeText: expect.stringContaining("larger than"), ambiguous: true };
    expect(await failure(post(url, 5000, wire))).toMatchObject(long);
    const lies = await listen((_, response) => response.writeHead(200, { "content-length": "999999999" }).end());
    expect(await failure(post(lies, 5000, wire))).toMatchObject(long);
  });

  it("but a question asked again harms nobody", async () => {
    const url = await listen((request) => request.socket.destroy());
    const asked = call({ fetch: wire, timeoutMs: 300, method: "GET", url, headers: {} });
    expect(await failure(asked)).toMatchObject({ reason: "unreachable", ambiguous: false });
  });
});

it.each(ways)("reads what is no JSON as nothing, by %s", async (_, wire) => {
  const url = await listen((_, response) => response.end("<html>"));
  expect(await post(url, 300, wire)).toMatchObject({ status: 200, body: undefined });
  const empty = await listen((_, response) => response.writeHead(204).end());
  expect(await post(empty, 300, wire)).toMatchObject({ status: 204, body: undefined });
});

it.each(ways)("sends and hears the same, by %s", async (_, wire) => {
  const heard: unknown[] = [];
  const url = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization, "content-type": type, "content-length": length } = request.headers;
    heard.push({ at: request.url, authorization, type, length, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(429, { "retry-after": "7", "set-cookie": ["a=1", "b=2"] }).end('{"slovo":"kůň"}');
  });
  const more = { fetch: wire, timeoutMs: 5000, method: "POST" as const, url: `${url}/zprávy?a=b` };
  const answer = await call({
    ...more,
    headers: { Authorization: "Bearer t", "content-type": "application/json" },
    body: '"kůň"',
  });
  expect(answer).toMatchObject({ status: 429, body: { slovo: "kůň" } });
  expect(answer.headers.get("retry-after")).toBe("7");
  await call({ ...more, headers: {}, body: new URLSearchParams({ To: "+420 1", Body: "kůň & spol." }) });
  expect(heard).toEqual([
    { at: "/zpr%C3%A1vy?a=b", authorization: "Bearer t", type: "application/json", length: "7", body: '"kůň"' },
    {
      at: "/zpr%C3%A1vy?a=b",
      authorization: undefined,
      type: "application/x-www-form-urlencoded;charset=UTF-8",
      length: "40",
      body: "To=%2B420+1&Body=k%C5%AF%C5%88+%26+spol.",
    },
  ]);
});

it("keeps its connection, and makes another where that was closed", async () => {
  const url = await listen((_, response) => response.end("{}"));
  let connections = 0;
  server?.on("connection", () => (connections += 1));
  await post(url, 5000);
  // A server may close what it has just answered: a connection rests for a turn of the loop before it is used again.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await post(url, 5000);
  expect(connections).toBe(1);
  server?.closeAllConnections();
  await vi.waitFor(async () => expect((await post(url, 5000)).status).toBe(200));
  expect(connections).toBe(2);
});

it("follows no redirect", async () => {
  const asked: string[] = [];
  const url = await listen((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(302, { location: "/latest/meta-data" }).end();
  });
  expect((await post(url, 5000)).status).toBe(302);
  expect(await fetchFile({ fetch }, `${url}/file`, {}, 10)).toEqual({ redirectTo: "/latest/meta-data" });
  expect(asked).toEqual(["/", "/file"]);
});

describe("a file", () => {
  const read = async (url: string, maxBytes: number) => {
    const file = await fetchFile({ fetch }, url, {}, maxBytes);
    if ("stream" in file) await readWhole(file.stream);
  };

  it("is read up to the allowed size and not a byte further", async () => {
    const url = await listen((_, response) => response.writeHead(200, { "content-type": "image/png" }).end("12345"));
    expect(await fetchFile({ fetch }, url, {}, 5)).toMatchObject({ mimeType: "image/png" });
    expect(await failure(read(url, 5))).toBeNull();
    expect(await failure(read(url, 4))).toMatchObject({ reason: "media_invalid", code: tooLargeCode });
  });

  it("that streams without end is cut", async () => {
    const url = await listen((_, response) => {
      const flood = setInterval(() => response.write(Buffer.alloc(1000)), 1);
      response.on("close", () => clearInterval(flood));
    });
    expect(await failure(read(url, 5000))).toMatchObject({ reason: "media_invalid", code: tooLargeCode });
  });

  it.each([
    [401, "auth"],
    [404, "media_invalid"],
    [503, "retry_later"],
    [429, "retry_later"],
  ])("refused with %i is %s", async (status, reason) => {
    const url = await listen((_, response) => response.writeHead(status).end());
    expect(await failure(fetchFile({ fetch }, url, {}, 5000))).toMatchObject({ reason, httpStatus: status });
  });
});
