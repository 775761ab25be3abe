import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FileKind, fileKinds, nothingBlocked } from "../team/blocked-file-rules";
import { blockedBy, blockedByClaim, fileKindOf } from "./block-rules";

const kinds = (...list: FileKind[]) => ({ kinds: list, extensions: [] });
const extensions = (...list: string[]) => ({ kinds: [], extensions: list });

describe("the company's list of blocked files (S1.13)", () => {
  it.each([
    ["image/jpeg", "image"],
    ["image/heic", "image"],
    ["image/webp", "sticker"],
    ["video/quicktime", "video"],
    ["audio/ogg; codecs=opus", "audio"],
    ["audio/wav", "audio"],
    ["application/pdf", "document"],
    ["application/zip", "document"],
    [null, "document"],
  ] as const)("counts %s among %ss", (mimeType, kind) => {
    expect(fileKindOf(mimeType)).toBe(kind);
  });

  it.each([
    ["a photo", "image/jpeg", "foto.jpg", kinds("image"), { by: "kind", kind: "image" }],
    ["a photo that calls itself a document", "image/jpeg", "foto.pdf", kinds("image"), { by: "kind", kind: "image" }],
    [
      "a PDF under another name",
      "application/pdf",
      "foto.jpg",
      extensions("pdf"),
      { by: "extension", extension: "pdf" },
    ],
    [
      "a JPEG where only jpg is named",
      "image/jpeg",
      "a.jpeg",
      extensions("jpg"),
      { by: "extension", extension: "jpg" },
    ],
    ["unknown bytes by their name", null, "data.ZIP", extensions("zip"), { by: "extension", extension: "zip" }],
    ["a PDF among blocked photos", "application/pdf", "foto.jpg", kinds("image"), null],
    ["a file without a name", "image/png", null, extensions("jpg"), null],
  ])("says of %s why it is blocked", (_, mimeType, fileName, list, expected) => {
    expect(blockedBy({ mimeType, fileName }, list)).toEqual(expected);
  });

  it("blocks nothing while it is empty, and every file once all kinds are on it", () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (mimeType, fileName) => {
        expect(blockedBy({ mimeType, fileName }, nothingBlocked)).toBeNull();
        expect(blockedBy({ mimeType, fileName }, kinds(...fileKinds))).not.toBeNull();
      }),
    );
  });

  it("believes a sender's type only where it says something", () => {
    const list = kinds("document", "image");
    expect(blockedByClaim({ mimeType: "image/png", fileName: "a.png" }, list)).toEqual({ by: "kind", kind: "image" });
    expect(blockedByClaim({ mimeType: "application/octet-stream", fileName: "a.mp4" }, list)).toBeNull();
    expect(blockedByClaim({ mimeType: null, fileName: "a.mp4" }, extensions("mp4"))).not.toBeNull();
  });
});
