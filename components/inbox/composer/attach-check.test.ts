import { describe, expect, it } from "vitest";
import cs from "@/messages/cs/errors.json";
import { checkFile } from "./attach-check";

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
    ["video/mp4", "video"],
    ["audio/ogg; codecs=opus", "audio"],
    ["audio/ogg", "audio"],
    ["application/pdf", "document"],
  ] as const)("of type %s goes as %s", (type, kind) => {
    expect(checkFile(file({ type }), "meta")).toEqual({ ok: true, kind });
  });

  it.each(["", "text/csv", "audio/x-m4a", "application/octet-stream"])("claiming %s is left to the server", (type) => {
    expect(checkFile(file({ type }), "meta").ok).toBe(true);
  });

  it.each(["image/svg+xml", "image/gif", "video/quicktime", "application/zip"])("of type %s is refused", (type) => {
    expect(checkFile(file({ type }), "meta")).toEqual({ ok: false, key: "uploadType", values: {} });
  });

  it.each([
    ["image/png", 5 * mb],
    ["video/mp4", 16 * mb],
    ["audio/mpeg", 16 * mb],
    ["application/pdf", 100 * mb],
  ])("of type %s may have exactly %d bytes", (type, size) => {
    expect(checkFile(file({ type, size }), "meta").ok).toBe(true);
    expect(checkFile(file({ type, size: size + 1 }), "meta")).toMatchObject({ ok: false, key: "uploadTooLarge" });
  });

  it("has at most 16 MB at Twilio", () => {
    expect(checkFile(file({ size: 16 * mb }), "twilio").ok).toBe(true);
    expect(checkFile(file({ size: 16 * mb + 1 }), "twilio")).toEqual({
      ok: false,
      key: "uploadTooLarge",
      values: { kind: "document", max: "16 MB" },
    });
  });

  it.each([
    [file({ size: 0 }), "uploadEmpty"],
    [file({ name: "Faktura.pdf.EXE" }), "uploadType"],
    [file({ name: "film.mov", type: "video/quicktime" }), "uploadType"],
    [file({ name: "vse.zip", type: "application/zip" }), "uploadType"],
    [file({ size: 101 * mb }), "uploadTooLarge"],
  ])("%o is refused with a text that exists: %s", (facts, key) => {
    expect(checkFile(facts, "meta")).toMatchObject({ ok: false, key });
    expect(cs).toHaveProperty(key);
  });
});
