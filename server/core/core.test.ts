import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";
import { newId } from "./ids";
import { createLogger } from "./log";
import { parsePhone } from "./phone";
import { safeReason } from "./safe-reason";
import { isStale, open, parseKeyRing, seal } from "./secrets";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");

describe("secrets", () => {
  const ring = parseKeyRing(`k2:${key(2)},k1:${key(1)}`);
  const oldRing = parseKeyRing(`k1:${key(1)}`);

  it("opens what it sealed, whatever it was", () => {
    fc.assert(fc.property(fc.string(), (plain) => open(ring, "t|c|1", seal(ring, "t|c|1", plain)) === plain));
  });

  it("does not open a secret that was moved to another row", () => {
    expect(() => open(ring, "t|c|2", seal(ring, "t|c|1", "token"))).toThrow();
  });

  it("does not open after one byte changed", () => {
    const sealed = seal(ring, "p", "token");
    const other = sealed.at(-2) === "A" ? "B" : "A";
    expect(() => open(ring, "p", sealed.slice(0, -2) + other + sealed.at(-1))).toThrow();
  });

  it("opens with an older key during rotation and knows that it is stale", () => {
    const sealed = seal(oldRing, "p", "token");
    expect(open(ring, "p", sealed)).toBe("token");
    expect(isStale(ring, sealed)).toBe(true);
    expect(isStale(ring, seal(ring, "p", "token"))).toBe(false);
  });

  it("names the expected form of the keys, never a key", () => {
    expect(() => parseKeyRing("k1:short")).toThrow(/<id>:<base64 of 32 bytes>/);
    expect(() => parseKeyRing("k1:c2hvcnQ=")).not.toThrow(/c2hvcnQ/);
  });
});

describe("parsePhone (S2.36)", () => {
  it.each([
    ["+420 777 123 456", "+420777123456"],
    ["777123456", "+420777123456"],
    ["00420777123456", "+420777123456"],
    ["420777123456", "+420777123456"],
    ["+49 1512 3456789", "+4915123456789"],
  ])("reads %s", (given, phone) => {
    expect(parsePhone(given, "CZ")).toEqual({ ok: true, phone });
  });

  it.each([
    ["", "empty"],
    ["+420 60A 221", "letters"],
    ["12345", "too_short"],
    ["+4207771234567890123", "too_long"],
    ["4,20777E+11", "damaged_by_excel"],
    ["+999 123 456 789", "country"],
  ])("refuses %s as %s", (given, problem) => {
    expect(parsePhone(given, "CZ")).toEqual({ ok: false, problem });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (given) => typeof parsePhone(given, "CZ").ok === "boolean"));
  });
});

describe("newId", () => {
  it("is a version 7 UUID that sorts by time", () => {
    const [a, b] = [newId(1_000), newId(2_000)];
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a < b).toBe(true);
  });
});

describe("parseEnv", () => {
  const good = {
    DATABASE_URL: "postgres://a:b@localhost/c",
    APP_URL: "https://desk.example.com",
    NEXTAUTH_SECRET: "x".repeat(32),
    ENCRYPTION_KEYS: `k1:${key(1)}`,
  };

  it("fills the defaults: the real providers", () => {
    expect(parseEnv(good).META_GRAPH_URL).toBe("https://graph.facebook.com");
  });

  it("names every wrong variable and the expected form, never the value", () => {
    const wrong = { ...good, DATABASE_URL: "mysql://secret", NEXTAUTH_SECRET: "secret" };
    expect(() => parseEnv(wrong)).toThrow(
      /DATABASE_URL: must look like postgres:\/\/[\s\S]*NEXTAUTH_SECRET: must have at least 32/,
    );
    expect(() => parseEnv(wrong)).not.toThrow(/secret\b.*secret/);
  });
});

describe("what is told of an error", () => {
  const cause = Object.assign(new Error("index row size\n exceeds"), { code: "54000" });
  const error = new Error("Failed query: insert … params: Tajná zpráva, +420777000111", { cause });

  it("is the innermost cause and nothing of the statement around it", () => {
    expect(safeReason(error)).toEqual({ code: "54000", text: "54000: index row size exceeds" });
    expect(safeReason("odd")).toEqual({ code: "unknown", text: "unknown" });
  });

  it("holds in the log as well (goals §6.5, 59)", () => {
    const lines: string[] = [];
    createLogger("info", { write: (line) => void lines.push(line) }).error({ err: error }, "a job failed");
    const line = lines.join();
    expect(line).toContain("54000: index row size exceeds");
    expect(line).not.toMatch(/Tajná|777000111/);
  });
});
