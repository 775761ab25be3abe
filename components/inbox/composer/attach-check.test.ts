import { describe, expect, it } from "vitest";
import cs from "@/messages/cs/errors.json";
import { nothingBlocked } from "@/server/team/blocked-file-rules";
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
    expect(checkFile(file({ type }), "meta", nothingBlocked)).toEqual({ ok: true, kind });
  });

  it.each(["", "text/csv", "audio/x-m4a", "application/octet-stream"])("claiming %s is left to the server", (type) => {
    expect(checkFile(file({ type }), "meta", nothingBlocked).ok).toBe(true);
  });

  it.each(["image/svg+xml", "image/gif", "video/quicktime", "application/zip"])("of type %s is refused", (type) => {
    expect(checkFile(file({ type }), "meta", nothingBlocked)).toEqual({ ok: false, key: "uploadType", values: {} });
  });

  it.each([
    ["image/png", 5 * mb],
    ["video/mp4", 16 * mb],
    ["audio/mpeg", 16 * mb],
    ["application/pdf", 100 * mb],
  ])("of type %s may have exactly %d bytes", (type, size) => {
    expect(checkFile(file({ type, size }), "meta", nothingBlocked).ok).toBe(true);
    expect(checkFile(file({ type, size: size + 1 }), "meta", nothingBlocked)).toMatchObject({
      ok: false,
      key: "uploadTooLarge",
    });
  });

  it("has at most 16 MB at Twilio and is no sticker there; the refusal names the provider (S1.8)", () => {
    const sticker = file({ type: "image/webp", name: "palec.webp" });
    expect(checkFile(sticker, "meta", nothingBlocked).ok).toBe(true);
    expect(checkFile(sticker, "twilio", nothingBlocked)).toMatchObject({ ok: false, key: "uploadStickerFor" });
    expect(cs).toHaveProperty("uploadStickerFor");
    expect(checkFile(file({ size: 16 * mb }), "twilio", nothingBlocked).ok).toBe(true);
    expect(checkFile(file({ size: 16 * mb + 1 }), "twilio", nothingBlocked)).toEqual({
      ok: false,
      key: "uploadTooLargeFor",
      values: { provider: "Twilio", max: "16 MB" },
    });
    expect(cs.uploadTooLargeFor).toContain("{provider}");
  });

  it.each([
    [file({ size: 0 }), "uploadEmpty"],
    [file({ name: "Faktura.pdf.EXE" }), "uploadType"],
    [file({ name: "film.mov", type: "video/quicktime" }), "uploadType"],
    [file({ name: "vse.zip", type: "application/zip" }), "uploadType"],
    [file({ size: 101 * mb }), "uploadTooLarge"],
  ])("%o is refused with a text that exists: %s", (facts, key) => {
    expect(checkFile(facts, "meta", nothingBlocked)).toMatchObject({ ok: false, key });
    expect(cs).toHaveProperty(key);
  });

  it.each([
    ["image/jpeg", "foto.jpg", "uploadBlockedKind", { kind: "image" }],
    ["application/pdf", "list.txt", "uploadBlockedExtension", { extension: "pdf" }],
    ["", "LIST.PDF", "uploadBlockedExtension", { extension: "pdf" }],
  ])(
    "claiming %s, called %s, is refused before its upload where the company blocks it (S1.13)",
    (type, name, key, values) => {
      const list = { kinds: ["image" as const], extensions: ["pdf"] };
      expect(checkFile(file({ type, name }), "meta", list)).toEqual({ ok: false, key, values });
      expect(checkFile(file({ type: "video/mp4", name: "film.mp4" }), "meta", list).ok).toBe(true);
      expect(cs).toHaveProperty(key);
    },
  );
});
