import { describe, expect, it } from "vitest";
import { isBlockedType, isDownloadDue, maxDownloadTries, mayShowInline, servedType, uploadRefusal } from "./rules";

const MB = 1024 * 1024;
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("uploadRefusal", () => {
  it.each([
    ["image/jpeg", 5 * MB, "image", "5 MB"],
    ["image/png", 5 * MB, "image", "5 MB"],
    ["video/mp4", 16 * MB, "video", "16 MB"],
    ["video/3gpp", 16 * MB, "video", "16 MB"],
    ["audio/aac", 16 * MB, "audio", "16 MB"],
    ["audio/amr", 16 * MB, "audio", "16 MB"],
    ["audio/mpeg", 16 * MB, "audio", "16 MB"],
    ["audio/mp4", 16 * MB, "audio", "16 MB"],
    ["audio/ogg; codecs=opus", 16 * MB, "audio", "16 MB"],
    ["application/pdf", 100 * MB, "document", "100 MB"],
    [docx, 100 * MB, "document", "100 MB"],
    ["image/webp", 500 * 1024, "sticker", "500 kB"],
  ])("takes %s up to its limit and not a byte more", (mimeType, byteSize, kind, max) => {
    expect(uploadRefusal({ mimeType, byteSize })).toBeNull();
    expect(uploadRefusal({ mimeType, byteSize: byteSize + 1 })).toEqual({
      key: "uploadTooLarge",
      values: { kind, max },
    });
  });

  it.each([
    "image/svg+xml",
    "text/html",
    "image/heic",
    "audio/ogg",
    "video/webm",
    "application/zip",
    "image/gif",
    null,
  ])("refuses %s", (mimeType) => {
    expect(uploadRefusal({ mimeType, byteSize: 10 })?.key).toBe("uploadType");
  });

  it("refuses nothing at all", () => {
    expect(uploadRefusal({ mimeType: "application/pdf", byteSize: 0 })?.key).toBe("uploadEmpty");
  });
});

describe("what a browser may show", () => {
  it.each(["image/jpeg", "image/png", "image/webp", "video/mp4", "audio/ogg; codecs=opus"])("shows %s", (type) =>
    expect(mayShowInline(type)).toBe(true),
  );

  it.each([
    "image/svg+xml",
    "text/html",
    "text/plain",
    "application/xml",
    "application/pdf",
    "image/jpeg, text/html",
    "x image/png",
    null,
  ])("saves %s", (type) => expect(mayShowInline(type)).toBe(false));

  it.each([
    ["text/html", "application/octet-stream"],
    ["image/svg+xml", "application/octet-stream"],
    [null, "application/octet-stream"],
    [docx, docx],
    ["application/pdf", "application/pdf"],
  ])("calls %s %s", (type, served) => expect(servedType(type)).toBe(served));
});

it("keeps no programs", () => {
  expect(["application/x-msdownload", "application/x-elf"].every(isBlockedType)).toBe(true);
  expect([docx, "application/zip", null].some(isBlockedType)).toBe(false);
});

describe("isDownloadDue", () => {
  const createdAt = new Date("2026-11-22T10:00:00Z");
  const after = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000);
  it.each([
    [0, 0.9, false],
    [0, 1, true],
    [3, 59, false],
    [3, 60, true],
    [maxDownloadTries - 1, 719, false],
    [maxDownloadTries - 1, 720, true],
    [maxDownloadTries, 100_000, false],
  ])("after %i tries and %d minutes: %s", (tries, minutes, due) => {
    expect(isDownloadDue({ tries, createdAt }, after(minutes))).toBe(due);
  });
});
