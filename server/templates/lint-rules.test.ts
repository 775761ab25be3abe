import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftContent, emptyContent, headerFormats } from "./draft-rules";
import type { Finding, LintedDraft, LintFacts, LintRule } from "./finding-rules";
import { fixFinding } from "./fix-rules";
import { lintDraft } from "./lint-rules";

const facts: LintFacts = {
  provider: "meta",
  others: [],
  nameLocked: false,
  categoryLocked: false,
  detectedLanguage: null,
};
type Change = Omit<Partial<LintedDraft>, "content"> & { content?: Partial<DraftContent> };
const draft = ({ content, ...change }: Change = {}): LintedDraft => ({
  name: "servis_hotovo",
  language: "cs",
  category: "utility",
  ...change,
  content: { ...emptyContent, body: "Dobrý den, vaše kolo je připravené k vyzvednutí.", ...content },
});
const body = (text: string, samples: Record<string, string> = {}) => draft({ content: { body: text, samples } });
const rulesOf = (linted: LintedDraft, change: Partial<LintFacts> = {}): LintRule[] =>
  lintDraft(linted, { ...facts, ...change }).map(({ rule }) => rule);
const fixed = (linted: LintedDraft, rule: LintRule, change: Partial<LintFacts> = {}) => {
  const found = lintDraft(linted, { ...facts, ...change }).find((one) => one.rule === rule);
  return found ? fixFinding(linted, found, { ...facts, ...change }) : null;
};

describe("the linter of templates", () => {
  it("has nothing against a plain text, nor against the seed's own example (S2.25)", () => {
    expect(rulesOf(draft())).toEqual([]);
    const seed = body("Dobrý den, {{1}} {{2}}, váše objednávka č. {{3}} byla vyřízena.", {
      "body.1": "pane",
      "body.2": "Nováku",
      "body.3": "4711",
    });
    expect(rulesOf(seed)).toEqual(["variablesNeighbour"]);
  });

  it.each<[string, LintedDraft, LintRule]>([
    ["no name", draft({ name: " " }), "nameEmpty"],
    ["a name with diacritics", draft({ name: "Servis hotovo č. 1" }), "nameForm"],
    ["no text", body(" "), "bodyEmpty"],
    ["a text over 1,024", body("a".repeat(1025)), "bodyLong"],
    ["variables at the beginning", body("{{1}}, vaše kolo je připravené."), "variableFirst"],
    ["variables at the end", body("Vaše kolo je připravené pro {{1}}"), "variableLast"],
    ["variables that touch", body("Kolo je hotové pro {{1}}{{2}} a čeká na vás."), "variablesTouch"],
    ["more variables than words can carry", body("Kolo {{1}}, cena {{2}}, díky."), "variablesMany"],
    ["nothing but variables (S4.12)", body("{{1}}, {{2}}"), "variablesOnly"],
    ["a variable without a sample", body("Vaše kolo {{1}} je připravené."), "sampleMissing"],
    ["a sample with a new line", body("Vaše kolo {{1}} je připravené.", { "body.1": "a\nb" }), "sampleForm"],
    ["numbers with a gap", body("Vaše kolo {{1}} stojí v {{3}} na dvoře."), "variablesGap"],
    ["numbers beside names", body("Vaše kolo {{1}} stojí v {{misto}} na dvoře."), "variablesMixed"],
    ["a name no provider takes", body("Vaše kolo {{Místo}} je připravené."), "variableForm"],
    ["single braces", body("Vaše kolo {1} je připravené."), "bracesOdd"],
    ["empty lines", body("Vaše kolo\n\n\n\nje připravené."), "bodyBlankLines"],
    ["a footer over 60", draft({ content: { footer: "a".repeat(61) } }), "footerLong"],
    ["a footer with a variable", draft({ content: { footer: "Za {{1}}" } }), "footerVariables"],
    ["capitals", body("JEN DNES! KLIKNĚTE HNED A UŽIJTE SI."), "shouting"],
    ["exclamations", body("Vaše kolo je připravené!!!"), "exclamations"],
    ["a shortened link", body("Více na bit.ly/abc najdete hned."), "linkShort"],
    ["words that sell in a service message", body("Máme pro vás slevu na servis kol."), "categoryMarketing"],
    ["marketing nobody can leave", draft({ category: "marketing" }), "optOutMissing"],
    [
      "an offer outside marketing",
      draft({ content: { offer: { text: "Zima", hasExpiration: false } } }),
      "offerCategory",
    ],
    ["a code valid for too long", draft({ category: "authentication", content: auth(120) }), "expiration"],
  ])("sees %s", (_, linted, rule) => {
    expect(rulesOf(linted)).toContain(rule);
  });

  it.each<[string, Partial<DraftContent>, LintRule]>([
    ["an empty header", { header: text("") }, "headerEmpty"],
    ["a header over 60", { header: text("a".repeat(61)) }, "headerLong"],
    ["a bold header", { header: text("*Sleva*") }, "headerForm"],
    ["two variables in the header", { header: text("Kolo {{1}} {{2}}") }, "headerVariables"],
    ["an emoji in the header", { header: text("Kolo 🚲") }, "emoji"],
    ["a picture without its sample", { header: { ...text(""), format: "image" } }, "headerFile"],
    ["eleven buttons", { buttons: Array.from({ length: 11 }, (_, n) => reply(`Ano ${n}`)) }, "buttonsMany"],
    ["three links", { buttons: [link("A"), link("B"), link("C")] }, "buttonsOfKind"],
    ["replies apart", { buttons: [reply("Ano"), link("Web"), reply("Ne")] }, "buttonsMixed"],
    ["a button without words", { buttons: [reply(" ")] }, "labelEmpty"],
    ["a long button", { buttons: [reply("a".repeat(26))] }, "labelLong"],
    ["an emoji on a button", { buttons: [reply("Ano 👍")] }, "labelForm"],
    ["two buttons of the same words", { buttons: [reply("Ano"), reply("ano")] }, "labelSame"],
    ["an address without a host", { buttons: [link("Web", "brazda")] }, "urlForm"],
    ["a variable inside an address", { buttons: [link("Web", "https://brazda.cz/{{1}}/x")] }, "urlVariable"],
    ["a link back to WhatsApp", { buttons: [link("Web", "https://wa.me/420777")] }, "urlOurs"],
    ["a phone without a country", { buttons: [{ type: "PHONE_NUMBER", text: "Volat", value: "12" }] }, "phoneForm"],
    ["no code", { buttons: [{ type: "COPY_CODE", text: "", value: "" }] }, "codeForm"],
  ])("sees %s", (_, content, rule) => {
    expect(rulesOf(draft({ content }))).toContain(rule);
  });

  it("knows what the number has already: names, texts", () => {
    const other = {
      name: "servis_hotovo",
      language: "cs",
      category: "utility" as const,
      body: draft().content.body,
      footer: "",
    };
    expect(rulesOf(draft(), { others: [other] })).toEqual(["nameTaken"]);
    expect(rulesOf(draft({ name: "jine" }), { others: [other] })).toEqual(["textSame"]);
    expect(rulesOf(draft(), { others: [other], nameLocked: true })).toEqual([]);
    expect(fixed(draft(), "nameTaken", { others: [other] })?.name).toBe("servis_hotovo_2");
  });

  it("warns when the text is in another language than was chosen (S4.15)", () => {
    expect(rulesOf(draft(), { detectedLanguage: "de" })).toEqual(["languageOther"]);
    expect(rulesOf(draft({ language: "en_US" }), { detectedLanguage: "en" })).toEqual([]);
    expect(fixed(draft(), "languageOther", { detectedLanguage: "de" })?.language).toBe("de");
  });

  it("wants numbers through the whole template at Twilio", () => {
    const named = draft({
      content: { header: text("Pro {{jmeno}}"), body: "Kolo {{cislo}} je pro {{jmeno}} hotové." },
    });
    expect(rulesOf(named, { provider: "twilio" })).toContain("variablesNamed");
    const numbered = fixed(named, "variablesNamed", { provider: "twilio" })?.content;
    expect([numbered?.header.text, numbered?.body]).toEqual(["Pro {{1}}", "Kolo {{2}} je pro {{1}} hotové."]);
    const perText = draft({ content: { header: text("Pro {{1}}"), body: "Kolo {{2}} je pro {{1}} hotové." } });
    expect(rulesOf(perText, { provider: "twilio" })).not.toContain("variablesGap");
  });

  it("takes samples along when it renames a variable or moves a button", () => {
    const gap = body("Kolo {{1}} stojí v {{3}} na dvoře.", { "body.1": "KTM", "body.3": "hale" });
    expect(fixed(gap, "variablesGap")?.content.samples).toEqual({ "body.1": "KTM", "body.2": "hale" });
    const buttons = [reply("Ano"), link("Web", "https://brazda.cz/{{1}}"), reply("Ne")];
    const moved = fixed(draft({ content: { buttons, samples: { "button.1.1": "x" } } }), "buttonsMixed")?.content;
    expect(moved?.buttons.map(({ text: label }) => label)).toEqual(["Ano", "Ne", "Web"]);
    expect(moved?.samples).toEqual({ "button.2.1": "x" });
  });

  it("leaves the category of an approved template alone", () => {
    const found = lintDraft(body("Máme pro vás slevu na servis kol."), { ...facts, categoryLocked: true });
    expect(found).toMatchObject([{ rule: "categoryMarketing", fixable: false }]);
  });

  it("never throws, and a correction always removes its remark", () => {
    fc.assert(
      fc.property(drafts, someFacts, (linted, given) => {
        for (const found of lintDraft(linted, given).filter(({ fixable }) => fixable)) {
          const after = fixFinding(linted, found, given);
          expect(lintDraft(after, given).filter((one) => isSame(one, found))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });
});

const isSame = (a: Finding, b: Finding) =>
  a.rule === b.rule && a.place === b.place && a.button === b.button && a.variable === b.variable;

function text(value: string): DraftContent["header"] {
  return { format: "text", text: value, mediaId: null, fileName: null };
}
function reply(label: string) {
  return { type: "QUICK_REPLY" as const, text: label, value: "" };
}
function link(label: string, value = "https://brazda.cz") {
  return { type: "URL" as const, text: label, value };
}
function auth(expirationMinutes: number): Partial<DraftContent> {
  return { authentication: { securityNote: true, expirationMinutes, buttonText: "" } };
}

/** Texts made of what templates are made of, and of what breaks them. */
const piece = fc.constantFrom(
  "Dobrý den ",
  "kolo",
  " ",
  "\n",
  "\n\n\n",
  "{{1}}",
  "{{2}}",
  "{{7}}",
  "{{jmeno}}",
  "{{Jméno 1}}",
  "{{ }}",
  "{{}}",
  "{",
  "}",
  "{{{",
  "*",
  "_",
  "!",
  "!!",
  "🚲",
  "👍🏽",
  "SLEVA",
  "sleva",
  "STOP",
  ",",
  "https://brazda.cz/",
  "+420 777",
  "bit.ly/x",
  "     ",
  "\t",
);
const words = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(""));
const drafts: fc.Arbitrary<LintedDraft> = fc.record({
  name: fc.oneof(words, fc.constantFrom("servis", "servis_2")),
  language: fc.constantFrom("cs", "en_US", "de", "he"),
  category: fc.constantFrom("marketing", "utility", "authentication"),
  content: fc.record({
    header: fc.record({
      format: fc.constantFrom(...headerFormats),
      text: words,
      mediaId: fc.constant(null),
      fileName: fc.constant(null),
    }),
    body: words,
    footer: words,
    buttons: fc.array(
      fc.record({
        type: fc.constantFrom("QUICK_REPLY" as const, "URL" as const, "PHONE_NUMBER" as const, "COPY_CODE" as const),
        text: words,
        value: words,
      }),
      { maxLength: 4 },
    ),
    samples: fc.dictionary(fc.constantFrom("body.1", "body.2", "body.jmeno", "header.1", "button.0.1"), words),
    offer: fc.option(fc.record({ text: words, hasExpiration: fc.boolean() })),
    authentication: fc.record({
      securityNote: fc.boolean(),
      expirationMinutes: fc.option(fc.double({ min: -10, max: 200 })),
      buttonText: words,
    }),
    kept: fc.constant([]),
  }),
});
const someFacts: fc.Arbitrary<LintFacts> = fc.record({
  provider: fc.constantFrom("meta", "360dialog", "twilio"),
  others: fc.constant([
    { name: "servis", language: "cs", category: "utility" as const, body: "kolo", footer: "" },
    { name: "servis_2", language: "cs", category: "utility" as const, body: "STOP", footer: "" },
  ]),
  nameLocked: fc.boolean(),
  categoryLocked: fc.boolean(),
  detectedLanguage: fc.constantFrom(null, "cs", "de", "en"),
});
