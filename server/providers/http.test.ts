import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { call, fetchFile, readWhole, tooLargeCode } from "./http";
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

const post = (url: string, timeoutMs = 300) => call({ fetch, timeoutMs, method: "POST", url, headers: {}, body: "{}" });
async function failure(made: Promise<unknown>) {
  const error: unknown = await made.then(
    () => null,
    (e: unknown) => e,
  );
  if (error === null) return null;
  if (!(error instanceof ProviderError)) throw new Error("it did not fail as a provider's failure");
  return { reason: error.reason, ...error.details };
}

describe("a call that cannot have arrived is definite", () => {
  it("when nobody listens", async () => {
    const url = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    server = null;
    expect(await failure(post(url))).toMatchObject({ reason: "unreachable", code: "ECONNREFUSED", ambiguous: false });
  });

  it("when the address is none", async () => {
    expect(await failure(post("https://kola-brazda.invalid/"))).toMatchObject({ ambiguous: false });
    expect(await failure(post("http://127.0.0.1:9/"))).toMatchObject({ code: "bad port", ambiguous: false });
    expect(await failure(post("není adresa"))).toMatchObject({ ambiguous: false });
  });
});

describe("a call that may have arrived is in doubt", () => {
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
    expect(await failure(post(await listen(answer)))).toMatchObject({ reason: "unreachable", ambiguous: true });
  });

  it("an answer larger than any provider's", async () => {
    const url = await listen((_, response) => response.end(Buffer.alloc(9 * 1024 * 1024, "x")));
    expect(await failure(post(url, 5000))).toMatchObject({ ambiguous: true });
    const lies = await listen((_, response) => response.writeHead(200, { "content-length": "999999999" }).end());
    expect(await failure(post(lies))).toMatchObject({ ambiguous: true });
  });

  it("but a question asked again harms nobody", async () => {
    const url = await listen((request) => request.socket.destroy());
    const asked = call({ fetch, timeoutMs: 300, method: "GET", url, headers: {} });
    expect(await failure(asked)).toMatchObject({ reason: "unreachable", ambiguous: false });
  });
});

it("reads what is no JSON as nothing", async () => {
  const url = await listen((_, response) => response.end("<html>"));
  expect(await post(url)).toMatchObject({ status: 200, body: undefined });
});

it("follows no redirect", async () => {
  const asked: string[] = [];
  const url = await listen((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(302, { location: "/latest/meta-data" }).end();
  });
  expect((await post(url)).status).toBe(302);
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
