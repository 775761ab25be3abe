import { describe, expect, it } from "vitest";
import { checkFile, kindOf, sizeParts } from "./attach-check";

const mb = 1024 * 1024;
const file = (over: Partial<{ name: string; type: string; size: number }>) => ({
  name: "list.pdf",
  type: "application/pdf",
  size: 1000,
  ...over,
});

describe("a file to attach", () => {
  it.each([
    ["image/jpeg", "image"],
    ["IMAGE/PNG", "image"],
    ["image/webp", "document"],
    ["image/svg+xml", "document"],
    ["video/mp4", "video"],
    ["video/quicktime", "document"],
    ["audio/ogg; codecs=opus", "audio"],
    ["text/csv", "document"],
    ["", "document"],
  ] as const)("of type %s goes as %s", (type, kind) => {
    expect(kindOf({ type })).toBe(kind);
  });

  it.each([
    ["image/png", 5 * mb],
    ["video/mp4", 16 * mb],
    ["audio/mpeg", 16 * mb],
    ["application/pdf", 100 * mb],
  ])("of type %s may have exactly %d bytes", (type, size) => {
    expect(checkFile(file({ type, size }), "meta")).toMatchObject({ ok: true });
    expect(checkFile(file({ type, size: size + 1 }), "meta")).toMatchObject({
      ok: false,
      reason: "too_large",
      maxBytes: size,
    });
  });

  it("has at most 16 MB at Twilio", () => {
    expect(checkFile(file({ size: 16 * mb }), "twilio")).toEqual({ ok: true, kind: "document" });
    expect(checkFile(file({ size: 17 * mb }), "twilio")).toMatchObject({ reason: "too_large", maxBytes: 16 * mb });
  });

  it("is refused when it is empty or a program, whatever it claims to be", () => {
    expect(checkFile(file({ size: 0 }), "meta")).toEqual({ ok: false, reason: "empty" });
    expect(checkFile(file({ name: "Faktura.pdf.EXE", type: "application/pdf" }), "meta")).toEqual({
      ok: false,
      reason: "program",
    });
  });
});

it.each([
  [1, { amount: 1, unit: "kilobyte" }],
  [184 * 1024, { amount: 184, unit: "kilobyte" }],
  [2.44 * mb, { amount: 2.4, unit: "megabyte" }],
] as const)("says %d bytes", (bytes, said) => {
  expect(sizeParts(bytes)).toEqual(said);
});
