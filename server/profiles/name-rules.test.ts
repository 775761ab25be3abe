import { expect, it } from "vitest";
import { nameTrouble } from "./name-rules";

it.each([
  ["Kola Brázda", []],
  ["Kola Brázda Servis", []],
  ["Brázda", []],
  ["KOLA BRÁZDA", ["capitals"]],
  ["ČSOB", ["capitals", "brand"]],
  ["Kola Brázda!", ["characters"]],
  ["Kola Brázda 🚲", ["characters"]],
  ["Kola  Brázda", ["spaces"]],
  [" Kola Brázda", ["spaces"]],
  ["Zákaznická linka", ["generic", "brand"]],
  ["E-shop", ["generic", "brand"]],
  ["Velo Novák", ["brand"]],
  ["Kola Brázda na WhatsApp", ["mark"]],
  ["www.kolabrazda.cz", ["address"]],
  ["Brázda 725 118 411", ["address"]],
  ["KB", ["short", "brand"]],
  [`Kola Brázda ${"a".repeat(60)}`, ["long"]],
])("%s: %j (S3.37)", (name, warnings) => {
  expect(nameTrouble(name, "Kola Brázda s.r.o.")).toEqual(warnings);
});

it("cannot compare with a company that has no name of its own", () => {
  expect(nameTrouble("Kola Brázda", "Servis s.r.o.")).toEqual([]);
});
