import { describe, expect, it } from "vitest";
import { isForeign, readBody } from "./request-guard";

const appUrl = "https://desk.example.com";
const foreign = (headers: Record<string, string>) => isForeign(new Headers(headers), appUrl);

describe("isForeign", () => {
  it.each([
    ["our page", { origin: appUrl, "sec-fetch-site": "same-origin" }],
    ["our page behind a proxy that keeps the host", { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" }],
    ["a program", {}],
    ["an address typed by hand", { "sec-fetch-site": "none" }],
  ])("lets %s in", (_, headers) => expect(foreign(headers)).toBe(false));

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site in an old browser", { origin: "https://evil.example", host: "desk.example.com" }],
    ["a neighbour under the same domain", { origin: "https://shop.example.com", "sec-fetch-site": "same-site" }],
    ["a page that hides where it is", { origin: "null", host: "desk.example.com" }],
    ["our name with another port", { origin: `${appUrl}:8443`, host: "desk.example.com" }],
    ["our name without encryption", { origin: "http://desk.example.com.evil.example", host: "desk.example.com" }],
    ["a request without origin that says where it is from", { "sec-fetch-site": "cross-site" }],
  ])("keeps %s out", (_, headers) => expect(foreign(headers)).toBe(true));
});

describe("readBody", () => {
  const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
    new Request(appUrl, {
      method: "POST",
      body,
      headers,
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    });

  it("reads up to the limit", async () => {
    expect(await readBody(request("12345"), 5)).toEqual(new TextEncoder().encode("12345"));
    expect(await readBody(request(null), 5)).toEqual(new Uint8Array());
  });

  it("takes nothing of what is declared or turns out larger", async () => {
    expect(await readBody(request("123456"), 5)).toBeNull();
    expect(await readBody(request("1", { "content-length": "6" }), 5)).toBeNull();
  });

  it("stops reading an endless body", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect(await readBody(request(endless), 5_000)).toBeNull();
    expect(pulled).toBeLessThan(20);
  });
});
