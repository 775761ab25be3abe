import { expect, it } from "vitest";
import { looksLikeHeader, readRow, sniffContacts, suggestMapping } from "./import-rules";

const fields = [
  { key: "Číslo zákazníka", label: "Zákaznické číslo", kind: "number" as const, options: [], required: false },
];

it("suggests targets by header, none twice (S2.5)", () => {
  const header = ["Jméno a příjmení", "E-mail", "Mobil", "Telefon 2", "zákaznické číslo", "Poznámka"];
  expect(suggestMapping(header, fields)).toEqual(["name", "email", "phone", null, "field:Číslo zákazníka", null]);
});

it.each([
  ["utf-8", new TextEncoder().encode("Jméno;Tel\nŽeníšek;1")],
  ["windows-1250", Uint8Array.from([0x8e, 0x65, 0x6e, 0x69, 0x9a, 0x3b, 0x31])],
  ["iso-8859-2", Uint8Array.from([0xae, 0x65, 0x6e, 0x69, 0xb9, 0x3b, 0x31])],
  ["utf-16le", Uint8Array.from([0xff, 0xfe, 0x4a, 0, 0x3b, 0])],
])("knows %s by its bytes", (encoding, bytes) => expect(sniffContacts(bytes).encoding).toBe(encoding));

it("tells a header from data", () => {
  expect(looksLikeHeader(["Jméno", "Telefon", ""])).toBe(true);
  expect(looksLikeHeader(["Jana", "777123456"])).toBe(false);
  expect(looksLikeHeader(["Jana", "jana@example.cz"])).toBe(false);
});

it.each([
  [["Jana", "777 123 456", "a@b.cz", "1 000"], null],
  [["Jana", "", "", ""], "phone:empty"],
  [["Jana", "4,2E+11", "", ""], "phone:damaged_by_excel"],
  [["Jana", "777123456", "nic", ""], "email"],
  [["Jana", "777123456", "", "mnoho"], "field:number:Číslo zákazníka"],
])("reads %j as %j", (cells, reason) => {
  const mapping = ["name", "phone", "email", "field:Číslo zákazníka"];
  expect(readRow({ cells, problem: null }, mapping, fields, "CZ").reason).toBe(reason);
});
