import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, checkValue, toDate, toNumber } from "./field-rules";
import { movesOver, phonesBehind, phoneVariants } from "./merge-rules";

const field = { options: ["Zlatá", "Stříbrná"], required: false };

describe("values of fields (N.71)", () => {
  it.each([
    ["number", "1 234,50", "1234.5"],
    ["number", "-007", "-7"],
    ["number", "1e5", null],
    ["date", "24. 12. 2026", "2026-12-24"],
    ["date", "2026-2-9", "2026-02-09"],
    ["date", "29/02/2028", "2028-02-29"],
    ["date", "29.2.2027", null],
    ["choice", "zlatá", "Zlatá"],
    ["choice", "modrá", null],
    ["email", " Jana@Example.CZ ", "jana@example.cz"],
    ["email", "jana@example", null],
    ["phone", "777 123 456", "+420777123456"],
    ["phone", "123", null],
    ["text", "  Rex ", "Rex"],
  ] as const)("%s %j is kept as %j", (kind, given, kept) => {
    const checked = checkValue({ ...field, kind }, given, "CZ");
    expect(checked).toEqual(kept === null ? { ok: false, problem: kind } : { ok: true, value: kept });
  });

  it("reads again what it keeps, unchanged", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-02"), max: new Date("9999-12-30"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(toDate(iso)).toBe(iso);
        },
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, rest) => {
        const once = toNumber(`${whole},${String(rest).padStart(3, "0")}`);
        expect(once === null ? null : toNumber(once)).toBe(once);
      }),
    );
  });

  it("wants a required value and refuses a long one", () => {
    expect(checkValue({ kind: "text", options: [], required: true }, " ", "CZ")).toEqual({
      ok: false,
      problem: "required",
    });
    expect(checkValue({ ...field, kind: "text" }, "x".repeat(501), "CZ")).toEqual({ ok: false, problem: "tooLong" });
  });
});

describe("variants of a phone (O16)", () => {
  it.each([
    ["+5511987654321", "+551187654321"],
    ["+5215512345678", "+525512345678"],
    ["+5491123456789", "+541123456789"],
  ])("%s is also %s, and back", (one, other) => {
    expect(phoneVariants(one)).toEqual([one, other]);
    expect(phoneVariants(other)).toEqual([other, one]);
    expect(movesOver({ phone: one }, { phone: other })).toBe(true);
  });

  it("leaves landlines and other countries alone", () => {
    for (const phone of ["+551133334444", "+420777123456"]) expect(phoneVariants(phone)).toEqual([phone]);
    expect(movesOver({ phone: "+420777123456" }, { phone: "+420777123457" })).toBe(false);
    expect(movesOver({ phone: null }, { phone: "+420777123457" })).toBe(true);
  });

  it("knows a phone behind a WhatsApp id", () => {
    expect(
      phonesBehind([
        { kind: "wa_id", value: "551187654321" },
        { kind: "bsuid", value: "BR.1" },
      ]),
    ).toEqual(["+551187654321", "+5511987654321"]);
  });
});

it("says only what a person changed of a contact, and asks for what is required (S1.14)", () => {
  const opened = { name: "Jana", email: null, fields: { Město: "Brno", Úroveň: "Zlatá" } };
  const offered = [
    { key: "Město", required: false },
    { key: "Úroveň", required: true },
    { key: "Číslo", required: true },
  ];
  const unchanged = { name: "Jana", email: "", fields: {} };
  expect(changesOf(opened, unchanged, offered)).toEqual({ name: null, email: null, fields: { Číslo: "" } });
  expect(
    changesOf(opened, { name: "", email: "j@k.cz", fields: { Město: "", Úroveň: "Zlatá", Číslo: "7" } }, offered),
  ).toEqual({
    name: "",
    email: "j@k.cz",
    fields: { Město: "", Číslo: "7" },
  });
});
