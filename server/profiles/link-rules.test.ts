import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatLink, linkTrouble, qrFileName, qrPath } from "./link-rules";
import { qrQuery } from "./schema";

const phone = "+420725118411";

describe("a chat link", () => {
  it("opens the number, without text where there is none", () => {
    expect(chatLink(phone, "")).toBe("https://wa.me/420725118411");
    expect(chatLink(phone, "  \n ")).toBe("https://wa.me/420725118411");
  });

  it("carries diacritics, emoji, lines and everything that has a meaning in an address", () => {
    expect(chatLink(phone, "Dobrý den, kolo 🚲?\n& (cena) #1+1")).toBe(
      "https://wa.me/420725118411?text=Dobr%C3%BD%20den%2C%20kolo%20%F0%9F%9A%B2%3F%0A%26%20%28cena%29%20%231%2B1",
    );
  });

  it("brings any text back as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(text.trim() !== "");
        const link = chatLink(phone, text);
        expect(new URL(link).searchParams.get("text")).toBe(text.trim());
        expect([...new URL(link).searchParams.keys()]).toEqual(["text"]);
        expect(link).toMatch(/^https:\/\/wa\.me\/420725118411\?text=[\w.%~-]+$/);
      }),
    );
  });

  it("never fails, whatever half characters the text holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(chatLink(phone, `${text}\ud83d`)).toContain("%EF%BF%BD");
      }),
    );
  });
});

describe("trouble of a link", () => {
  it.each([
    ["", 1, null],
    ["Dobrý den, mám dotaz.", 1, null],
    ["ž", 60, "dense"],
    ["a", 500, "dense"],
    ["a", 501, "tooLong"],
    ["ž", 200, "tooLong"],
  ])("of %s × %d is %s", (text, times, trouble) => {
    expect(linkTrouble(phone, text.repeat(times))).toBe(trouble);
  });
});

describe("the file of a code", () => {
  it("is named by what it is", () => {
    expect(qrFileName(phone, { format: "png", size: "2048" })).toBe("whatsapp-qr-420725118411-2048.png");
    expect(qrFileName(phone, { format: "svg", size: "2048" })).toBe("whatsapp-qr-420725118411.svg");
  });

  it("has an address that says the same to the server", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const path = qrPath("n", { text, color: "green", format: "png", size: "512", download: true });
        const query = Object.fromEntries(new URL(path, "https://x.cz").searchParams);
        expect(qrQuery.parse(query)).toEqual({ text, color: "green", format: "png", size: "512", download: "1" });
      }),
    );
  });
});
