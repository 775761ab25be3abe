import { describe, expect, it } from "vitest";
import { fileMark, fileSizeLabel } from "./file-size";

describe("the size of a file", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [184_320, "184 kB"],
    [999_499, "999 kB"],
    [999_500, "1 MB"],
    [2_440_000, "2,4 MB"],
    [104_857_600, "105 MB"],
  ])("%d is %s", (bytes, label) => {
    expect(fileSizeLabel(bytes, "cs")).toBe(label.replace(" ", "\u00a0"));
  });
});

describe("the mark of a file", () => {
  it.each([
    ["Zakázkový list.pdf", "application/pdf", "PDF"],
    ["bez přípony", "application/pdf", "PDF"],
    [null, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCUM"],
    [null, "image/jpeg", "JPEG"],
    [null, null, "?"],
  ])("%s of %s is %s", (name, type, mark) => {
    expect(fileMark(name, type)).toBe(mark);
  });
});
