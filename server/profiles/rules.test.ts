import { describe, expect, it } from "vitest";
import { isProviderPicture, logoProblem, maxCropZoom } from "./logo-rules";
import { changedFields, emptyProfile, profileLength, profileProblems, tidyProfile, toIndustry } from "./rules";
import { changeProfileInput } from "./schema";

const problemsOf = (change: Partial<typeof emptyProfile>) =>
  profileProblems(tidyProfile({ ...emptyProfile, ...change })).map(({ field, at, key }) =>
    at === undefined ? `${field} ${key}` : `${field}.${at} ${key}`,
  );

describe("length of a description (S0.24)", () => {
  it("takes 139 characters with Czech diacritics, however they are written, and refuses the 140th", () => {
    const composed = "ěščřžýáíéů".repeat(14).slice(0, 139);
    expect(profileLength(composed)).toBe(139);
    expect(problemsOf({ description: composed })).toEqual([]);
    expect(problemsOf({ description: composed.normalize("NFD") })).toEqual([]);
    expect(problemsOf({ description: `${composed}ž` })).toEqual(["description tooLong"]);
  });

  it("counts an emoji as one", () => {
    expect(problemsOf({ description: "🚲".repeat(139) })).toEqual([]);
    expect(problemsOf({ description: "🚲".repeat(140) })).toEqual(["description tooLong"]);
  });

  it("does not count spaces around, nor how lines are broken", () => {
    expect(tidyProfile({ ...emptyProfile, description: "  Kola \n a servis  " }).description).toBe("Kola a servis");
    expect(tidyProfile({ ...emptyProfile, description: "   " }).description).toBeNull();
  });

  it("is held by the server's own schema", () => {
    const input = (description: string) => ({
      numberId: "019ab000-0000-7000-8000-000000000000",
      version: 0,
      fields: { ...emptyProfile, description },
    });
    expect(changeProfileInput.safeParse(input("ž".repeat(139))).success).toBe(true);
    expect(changeProfileInput.safeParse(input("ž".repeat(140))).success).toBe(false);
  });
});

describe("addresses", () => {
  it.each([
    ["https://kolabrazda.cz", []],
    ["kolabrazda.cz", []],
    ["http://kolabrazda.cz:8080/servis?x=1", []],
    ["kolabrazda.cz:8080", []],
    ["https://háčky.cz/kola", []],
    ["javascript:alert(1)", ["websites.0 website"]],
    ["ftp://kolabrazda.cz", ["websites.0 website"]],
    ["https://localhost", ["websites.0 website"]],
    ["https://jana:heslo@kolabrazda.cz", ["websites.0 website"]],
    ["https://kola brazda.cz", ["websites.0 website"]],
    ["kola", ["websites.0 website"]],
    [`https://kolabrazda.cz/${"a".repeat(235)}`, ["websites.0 tooLong"]],
  ])("%s as a web address: %j", (website, problems) => {
    expect(problemsOf({ websites: [website] })).toEqual(problems);
  });

  it("gets the scheme that was left out, empty ones go away", () => {
    expect(tidyProfile({ ...emptyProfile, websites: [" kolabrazda.cz ", ""] }).websites).toEqual([
      "https://kolabrazda.cz",
    ]);
  });

  it("may be two, different ones", () => {
    expect(problemsOf({ websites: ["a.cz", "b.cz", "c.cz"] })).toEqual(["websites tooMany"]);
    expect(problemsOf({ websites: ["a.cz", "https://a.cz"] })).toEqual(["websites.1 websiteRepeated"]);
  });

  it.each([
    ["servis@kolabrazda.cz", []],
    ["servis@kolabrazda", ["email email"]],
    ["servis kolabrazda.cz", ["email email"]],
    ["a@b.cz, c@d.cz", ["email email"]],
    [`${"a".repeat(122)}@ab.cz`, []],
    [`${"a".repeat(123)}@ab.cz`, ["email tooLong"]],
  ])("%s as an e-mail: %j", (email, problems) => {
    expect(problemsOf({ email })).toEqual(problems);
  });

  it("of a place has at most 256 characters", () => {
    expect(problemsOf({ address: "č".repeat(256) })).toEqual([]);
    expect(problemsOf({ address: "č".repeat(257) })).toEqual(["address tooLong"]);
  });
});

describe("what is sent", () => {
  const known = { ...emptyProfile, description: "Kola", websites: ["https://a.cz"], industry: "retail" as const };
  it("is what differs", () => {
    expect(changedFields(known, known)).toEqual({});
    expect(changedFields(known, { ...known, description: null, websites: [] })).toEqual({
      description: null,
      websites: [],
    });
    expect(changedFields(known, { ...known, industry: "auto", email: "a@b.cz" })).toEqual({
      industry: "auto",
      email: "a@b.cz",
    });
  });

  it("never names an industry that is not on the list", () => {
    expect(toIndustry("retail")).toBe("retail");
    expect(toIndustry("alcohol")).toBeNull();
    expect(toIndustry(null)).toBeNull();
  });
});

describe("a logo", () => {
  const square = (side: number) => ({ format: "jpeg", width: side, height: side, byteSize: 50_000 });
  it.each([
    [square(300), undefined],
    [square(299), "logoTooSmall"],
    [square(4000), undefined],
    [{ ...square(640), height: 639 }, "logoNotSquare"],
    [{ ...square(640), format: "png" }, "logoFormat"],
    [{ ...square(640), format: null }, "logoFormat"],
    [{ ...square(640), byteSize: 5 * 1024 * 1024 }, undefined],
    [{ ...square(640), byteSize: 5 * 1024 * 1024 + 1 }, "logoTooLarge"],
  ])("%j: %s (S0.20, S0.21)", (facts, key) => {
    expect(logoProblem(facts)?.key).toBe(key);
  });

  it("is cut to no less than 300 pixels", () => {
    expect(maxCropZoom({ width: 900, height: 600 })).toBe(2);
    expect(maxCropZoom({ width: 300, height: 4000 })).toBe(1);
    expect(maxCropZoom({ width: 9000, height: 9000 })).toBe(5);
  });

  it.each([
    ["https://pps.whatsapp.net/v/t61/x.jpg?oe=1", true],
    ["https://scontent.fprg1-1.fna.fbcdn.net/x.jpg", true],
    ["http://localhost:4100/meta/pictures/1", true],
    ["http://localhost:4101/meta/pictures/1", false],
    ["http://pps.whatsapp.net/x.jpg", false],
    ["https://pps.whatsapp.net:8443/x.jpg", false],
    ["https://evil-whatsapp.net/x.jpg", false],
    ["https://pps.whatsapp.net.evil.cz/x.jpg", false],
    ["https://169.254.169.254/latest/meta-data", false],
    ["file:///etc/passwd", false],
    ["", false],
  ])("is fetched from %s: %s", (address, allowed) => {
    expect(isProviderPicture(address, ["http://localhost:4100/meta"])).toBe(allowed);
  });
});
