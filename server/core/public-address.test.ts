import { describe, expect, it } from "vitest";
import { isPublicAddress, isPublicHttps, publicLookup } from "./public-address";

describe("a public address", () => {
  it.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "fd00::1",
    "fe80::1",
    "localhost",
  ])("is not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("an https address that strangers may name", () => {
  it.each([
    ["https://fcm.googleapis.com/fcm/send/abc", true],
    ["https://8.8.8.8/push", true],
    ["http://fcm.googleapis.com/fcm/send/abc", false],
    ["https://localhost/push", false],
    ["https://127.0.0.1/push", false],
    ["https://[::1]/push", false],
    ["https://2130706433/push", false],
    ["https://push.example.com:8443/push", false],
    ["https://user:pass@push.example.com/push", false],
    ["nonsense", false],
  ])("%s: %s", (url, expected) => {
    expect(isPublicHttps(url)).toBe(expected);
  });
});

it("refuses a name that leads inside", async () => {
  const error = await new Promise((resolve) => publicLookup("localhost", {}, (failure) => resolve(failure)));
  expect(error).toMatchObject({ code: "ENOTPUBLIC" });
});
