import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderEvent } from "../providers/types";
import { readBody } from "./read-body";
import {
  dueForRetry,
  fromIgnoredText,
  keptHeaders,
  maxTries,
  mayReplay,
  mayShare,
  nextTryAt,
  proofHeaders,
  sortEvents,
  toIgnoredText,
  toStorable,
} from "./rules";

const number = (providerNumberId?: string): ProviderEvent => ({
  type: "number",
  ...(providerNumberId ? { providerNumberId } : {}),
});

describe("sorting events", () => {
  it("keeps own numbers and events about the whole account, ignores unknown fields and foreign numbers", () => {
    const events: ProviderEvent[] = [number("1"), number("2"), number(), { type: "unknown", field: "flows" }];
    expect(sortEvents(events, ["1"])).toEqual({
      known: [number("1"), number()],
      ignored: [
        { kind: "foreign", detail: "2" },
        { kind: "unknown", detail: "flows" },
      ],
    });
  });

  it("writes and reads what was ignored, each once", () => {
    const ignored = [
      { kind: "foreign" as const, detail: "2" },
      { kind: "unknown" as const, detail: "status a:b\nc" },
    ];
    const text = toIgnoredText([...ignored, ...ignored]);
    expect(text).toBe("foreign:2\nunknown:status a:b c");
    expect(fromIgnoredText(text ?? "")).toEqual([ignored[0], { kind: "unknown", detail: "status a:b c" }]);
    expect(toIgnoredText([])).toBeNull();
  });

  it("keeps no header that proves who calls", () => {
    const kept: readonly string[] = keptHeaders;
    expect(Object.values(proofHeaders).filter((name) => kept.includes(name))).toEqual([]);
  });
});

describe("what Postgres can hold", () => {
  it("leaves what is storable alone", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
        const without = JSON.parse(JSON.stringify(value).replaceAll("\\u0000", ""));
        expect(toStorable(without)).toEqual(without);
      }),
    );
  });

  it("drops NUL and replaces lone surrogates, in keys too, and keeps dates", () => {
    const at = new Date(0);
    expect(toStorable({ "a\u0000": ["\ud800x", "\udc00", "😀"], at })).toEqual({ a: ["\ufffdx", "\ufffd", "😀"], at });
  });

  it("cuts nesting that would exhaust the stack", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(JSON.stringify(toStorable(deep)).length).toBeLessThan(200);
  });
});

describe("sharing a transaction", () => {
  const receipt: ProviderEvent = {
    type: "receipt",
    providerNumberId: "1",
    providerMessageId: "wamid",
    ref: null,
    status: "read",
    at: new Date(0),
  };

  it.each([
    ["receipts", [receipt, receipt], 1_000, true],
    ["nothing of effect", [], 1_000, true],
    ["news of a number", [receipt, number("1")], 1_000, false],
    ["a large body", [receipt], 100_000, false],
  ])("%s: %s of %s bytes: %s", (_what, events, bytes, may) => {
    expect(mayShare(events, bytes)).toBe(may);
  });
});

describe("trying again", () => {
  const processedAt = new Date("2026-11-22T12:00:00Z");
  const failed = (tries: number) => ({ outcome: "failed" as const, tries, processedAt });

  it.each([
    [1, "12:01"],
    [2, "12:05"],
    [3, "12:30"],
    [4, "14:00"],
    [5, "00:00"],
  ])("waits longer each time: after %s tries until %s", (tries, time) => {
    expect(nextTryAt(failed(tries))?.toISOString().slice(11, 16)).toBe(time);
  });

  it("ends after the last try and never repeats what did not fail", () => {
    expect(nextTryAt(failed(maxTries))).toBeNull();
    expect(nextTryAt({ ...failed(1), outcome: "ignored" })).toBeNull();
  });

  it("asks the database for exactly those whose time has come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 50_000_000 }), (tries, passedMs) => {
        const now = new Date(processedAt.getTime() + passedMs);
        const due = dueForRetry(now).some((row) => row.tries === tries && processedAt <= row.triedBefore);
        const at = nextTryAt(failed(tries));
        expect(due).toBe(at !== null && at <= now);
      }),
    );
  });

  it("offers a replay for what failed or had no effect", () => {
    expect(["processed", "failed", "ignored"].filter((outcome) => mayReplay(outcome as "failed"))).toEqual([
      "failed",
      "ignored",
    ]);
  });
});

describe("reading a body", () => {
  const stream = (...sizes: number[]) => new Blob(sizes.map((size) => new Uint8Array(size))).stream();

  it("takes as much as allowed and not a byte more", async () => {
    expect((await readBody(stream(4, 6), 0, 10))?.length).toBe(10);
    expect(await readBody(stream(4, 7), 0, 10)).toBeNull();
    expect((await readBody(null, 0, 10))?.length).toBe(0);
  });

  it("refuses by the claimed length before reading", async () => {
    const body = stream(1);
    expect(await readBody(body, 11, 10)).toBeNull();
    expect(body.locked).toBe(false);
  });

  it("stops pulling from an endless sender", async () => {
    let pulls = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        controller.enqueue(new Uint8Array(4));
      },
    });
    expect(await readBody(endless, 0, 10)).toBeNull();
    expect(pulls).toBeLessThan(6);
  });
});
