import { describe, expect, it } from "vitest";
import { filePlaces, fixedPlaces } from "@/server/templates/place-rules";
import { templateVariables } from "@/server/templates/rules";
import { fromCard, groupTemplates, missingIn, nextVariable, type SendingTemplate } from "./template-picker-model";

function template(name: string, body: string, over: Partial<SendingTemplate> = {}): SendingTemplate {
  const components = over.components ?? [{ type: "BODY" as const, text: body }];
  return {
    id: `${name}-${over.language ?? "cs"}`,
    name,
    language: "cs",
    category: "utility",
    blocked: null,
    ...over,
    components,
    variables: templateVariables(components),
    files: filePlaces(components),
    fixed: fixedPlaces(components),
  };
}
const card = { name: "Věra Pokorná", fields: { Zakázka: "S-4102", "Nejbližší prodejna": "Plzeň" } };

describe("the list of templates", () => {
  const list = [
    template("servis_hotovo", "Kolo je připravené k vyzvednutí"),
    template("servis_hotovo", "Your bike is ready", { language: "en_US" }),
    template("nabidka_terminu", "Nabízíme termín"),
  ];

  it("shows a name once, my language first", () => {
    const languages = (locale: string) =>
      groupTemplates(list, "", locale).map(({ versions }) => versions.map(({ language }) => language));
    expect(languages("cs")).toEqual([["cs", "en_US"], ["cs"]]);
    expect(languages("en")[0]).toEqual(["en_US", "cs"]);
  });

  it.each([
    ["SERVIS", ["servis_hotovo"]],
    ["servis hotovo", ["servis_hotovo"]],
    ["pripravene", ["servis_hotovo"]],
    ["bike", ["servis_hotovo"]],
    ["nabízíme", ["nabidka_terminu"]],
    ["faktura", []],
  ])("finds by %s, without diacritics, in any language version", (query, names) => {
    expect(groupTemplates(list, query, "cs").map(({ name }) => name)).toEqual(names);
  });
});

describe("values from the card", () => {
  it.each([
    ["Dobrý den, {{1}}, kolo {{2}} je hotové.", { "body.1": "Věra Pokorná" }],
    ["Dobrý den, paní {{1}}, čekáme.", { "body.1": "Věra Pokorná" }],
    ["Ahoj {{1}}!", { "body.1": "Věra Pokorná" }],
    ["Hello {{1}}, your order {{2}}", { "body.1": "Věra Pokorná" }],
    ["Zakázka {{1}} je hotová.", {}],
    ["Dobrý den, vaše zakázka s číslem {{1}}", {}],
    ["Dobrý den. Kód: {{1}}", {}],
  ])("in %s", (body, values) => {
    expect(fromCard(template("t", body), card)).toEqual(values);
  });

  it("fill named variables from fields of the same name", () => {
    const named = template("t", "{{jmeno}}: zakázka {{zakazka}}, prodejna {{nejblizsi_prodejna}}, {{cas}}");
    expect(fromCard(named, card)).toEqual({
      "body.jmeno": "Věra Pokorná",
      "body.zakazka": "S-4102",
      "body.nejblizsi_prodejna": "Plzeň",
    });
  });

  it("are none for a client without a name", () => {
    expect(fromCard(template("t", "Ahoj {{1}}!"), { name: null, fields: {} })).toEqual({});
  });
});

describe("a template that misses something", () => {
  const two = template("t", "Termín {{1}}, pobočka {{2}}");

  const now = new Date("2026-11-26T12:00:00Z");

  it("names the empty variables, spaces do not count", () => {
    const given = (last: string) => ({ values: { "body.1": "úterý", "body.2": last }, files: {}, now });
    expect(missingIn(two, given("  "))).toMatchObject({ variables: [{ key: "body.2" }], files: [], fixed: [] });
    expect(missingIn(two, given("Plzeň"))).toBeNull();
  });

  it("asks for the file of a header", () => {
    const components = [
      { type: "HEADER" as const, format: "IMAGE" as const },
      { type: "BODY" as const, text: "Sleva" },
    ];
    const withImage = template("t", "", { components });
    expect(missingIn(withImage, { values: {}, files: {}, now })).toMatchObject({ files: [{ key: "header.media" }] });
    expect(missingIn(withImage, { values: {}, files: { "header.media": "m" }, now })).toBeNull();
  });

  it("says which place or moment is wrong", () => {
    const offer = template("t", "", {
      components: [
        { type: "LIMITED_TIME_OFFER" as const, text: "Jen dnes", hasExpiration: true },
        { type: "BODY" as const, text: "Sleva" },
      ],
    });
    const ending = (expires: string) => missingIn(offer, { values: { "offer.expires": expires }, files: {}, now });
    expect(ending("2026-11-26T11:00:00Z")).toMatchObject({ fixed: [{ problem: "expiryPast" }] });
    expect(ending("2026-11-26T13:00:00Z")).toBeNull();
  });

  it("offers the first empty variable for the draft", () => {
    expect(nextVariable(two, { "body.1": "úterý" })?.key).toBe("body.2");
    expect(nextVariable(two, { "body.1": "úterý", "body.2": "Plzeň" })?.key).toBe("body.1");
    expect(nextVariable(template("t", "Bez proměnných"), {})).toBeNull();
  });
});
