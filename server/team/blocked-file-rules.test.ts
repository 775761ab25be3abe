import fc from "fast-check";
import { expect, it } from "vitest";
import { blockedFilesSchema, readExtensions } from "./blocked-file-rules";

it.each([
  ["zip, docx", ["zip", "docx"], []],
  [".ZIP; *.Docx\nzip", ["zip", "docx"], []],
  ["  ", [], []],
  ["tar.gz, příloha, abcdefghijk", [], ["tar.gz", "příloha", "abcdefghijk"]],
])("reads the extensions of %j (S1.13)", (text, extensions, wrong) => {
  expect(readExtensions(text)).toEqual({ extensions, wrong });
});

it("reads only what may be saved, and saved words read the same (S1.13)", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { extensions } = readExtensions(text);
      expect(readExtensions(extensions.join(", "))).toEqual({ extensions, wrong: [] });
      expect(blockedFilesSchema.shape.extensions.safeParse(extensions.slice(0, 100)).success).toBe(true);
    }),
  );
});
