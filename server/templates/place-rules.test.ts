import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TemplateComponent } from "../providers/types";
import { toLocal, toMoment } from "./moment-rules";
import { toParameters } from "./parameter-rules";
import { asksForNothing, filePlaces, fixedPlaces, fixedProblem, hasUnknownPart, valueProblems } from "./place-rules";
import { renderTemplate, templateVariables } from "./rules";
import { viewTemplate } from "./view-rules";

const now = new Date("2026-11-26T12:00:00Z");

const card = (text: string): Extract<TemplateComponent, { type: "CAROUSEL" }>["cards"][number] => ({
  components: [
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Chci" },
        { type: "URL", text: "Ukázat", url: "https://k.example/{{1}}" },
      ],
    },
  ],
});
const carousel: TemplateComponent[] = [
  { type: "BODY", text: "Ahoj {{1}}, kola jsou tu." },
  { type: "CAROUSEL", cards: [card("Vltava za {{1}} Kč, {{2}}."), card("Šumava za {{1}} Kč, {{2}}.")] },
];
const place: TemplateComponent[] = [
  { type: "HEADER", format: "LOCATION" },
  { type: "BODY", text: "Najdete nás do {{1}} hodin." },
];
const offer: TemplateComponent[] = [
  { type: "LIMITED_TIME_OFFER", text: "Víkend", hasExpiration: true },
  { type: "BODY", text: "Sleva na doplňky." },
  { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "", example: "VIKEND15" }] },
];

const good: Record<string, string> = {
  "header.name": "Kola Brázda",
  "header.address": "Vinohradská 12, Praha",
  "header.latitude": "50,0755",
  "header.longitude": "14.4378",
  "offer.expires": "2026-11-29T17:00:00.000Z",
  "button.0.code": "VIKEND15",
};
const valuesFor = (components: TemplateComponent[]): Record<string, string> => ({
  ...good,
  ...Object.fromEntries(templateVariables(components).map(({ key }) => [key, good[key] ?? `h ${key}`])),
});
const filesFor = (components: TemplateComponent[]) =>
  Object.fromEntries(filePlaces(components).map(({ key }) => [key, { link: `https://k.example/${key}.jpg` }]));

describe("what a template asks for", () => {
  it("stands in the order of the CSV columns, cards last (S2.25)", () => {
    expect(templateVariables(carousel).map(({ key }) => key)).toEqual([
      "body.1",
      "card.0.body.1",
      "card.0.body.2",
      "card.0.button.1.1",
      "card.1.body.1",
      "card.1.body.2",
      "card.1.button.1.1",
    ]);
    expect(filePlaces(carousel)).toEqual([
      { key: "card.0.header.media", kind: "image", card: 0 },
      { key: "card.1.header.media", kind: "image", card: 1 },
    ]);
    expect(fixedPlaces(place).map(({ kind }) => kind)).toEqual(["placeName", "address", "latitude", "longitude"]);
    expect(fixedPlaces(offer)).toEqual([{ key: "offer.expires", kind: "expiry" }]);
  });

  it("is nothing only where nothing is asked", () => {
    expect([carousel, place, offer].some(asksForNothing)).toBe(false);
    expect(asksForNothing([{ type: "BODY", text: "Ahoj" }])).toBe(true);
  });

  it("is unknown only of a part that is newer than we are, on a card, too", () => {
    expect([carousel, place, offer].some(hasUnknownPart)).toBe(false);
    const odd: TemplateComponent = { type: "CAROUSEL", cards: [{ components: [{ type: "OTHER", raw: {} }] }] };
    expect(hasUnknownPart([odd])).toBe(true);
  });

  it("asks at Twilio only for the variables of a code that the template holds", () => {
    const code = (text: string): TemplateComponent[] => [
      { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "Kód", code: text }] },
    ];
    expect(templateVariables(code("VIKEND15"))).toEqual([]);
    expect(templateVariables(code("VIKEND{{2}}")).map(({ key }) => key)).toEqual(["button.0.2"]);
  });
});

describe("values", () => {
  it.each([
    ["latitude", "50,0755", null],
    ["latitude", "-90", null],
    ["latitude", "90.1", "latitude"],
    ["latitude", "padesát", "latitude"],
    ["latitude", "1e1", "latitude"],
    ["longitude", "180", null],
    ["longitude", "-180.5", "longitude"],
    ["placeName", "  ", "empty"],
    ["address", "x".repeat(1001), "tooLong"],
    ["expiry", "2026-11-26T12:00:01Z", null],
    ["expiry", "2026-11-26T12:00:00Z", "expiryPast"],
    ["expiry", "zítra", "expiryForm"],
  ] as const)("%s %s: %s", (kind, value, problem) => {
    expect(fixedProblem(kind, value, now)).toBe(problem);
  });

  it("of a code are at most 15 characters long", () => {
    const given = { ...valuesFor(offer), "button.0.code": "PRILISDLOUHYKOD1" };
    expect(valueProblems(offer, given, now)).toEqual([{ key: "button.0.code", problem: "tooLong" }]);
  });

  it("become the parameters of a place and an offer", () => {
    expect(toParameters(place, valuesFor(place))).toMatchObject({
      header: {
        kind: "location",
        latitude: 50.0755,
        longitude: 14.4378,
        name: "Kola Brázda",
        address: "Vinohradská 12, Praha",
      },
      body: ["h body.1"],
    });
    expect(toParameters(offer, valuesFor(offer))).toMatchObject({
      offerExpiresAtMs: Date.UTC(2026, 10, 29, 17),
      buttons: [{ index: 0, kind: "copy_code", value: "VIKEND15" }],
    });
  });

  it("become the parameters of every card", () => {
    expect(toParameters(carousel, valuesFor(carousel), filesFor(carousel)).cards).toEqual(
      [0, 1].map((n) => ({
        header: { kind: "image", link: `https://k.example/card.${n}.header.media.jpg` },
        body: [`h card.${n}.body.1`, `h card.${n}.body.2`],
        buttons: [{ index: 1, kind: "url", value: `h card.${n}.button.1.1` }],
      })),
    );
  });

  it("are seen in the text and in the preview", () => {
    const rendered = renderTemplate(carousel, { "card.1.body.1": "12 900", "card.1.body.2": "modré" });
    expect(rendered.cards?.[1]).toEqual({ body: "Šumava za 12 900 Kč, modré.", buttons: ["Chci", "Ukázat"] });
    expect(viewTemplate(place, good, "cs").header).toMatchObject({ kind: "location", name: "Kola Brázda" });
    expect(viewTemplate(offer, good, "cs").offer?.endsAt).toEqual(new Date("2026-11-29T17:00:00Z"));
  });

  it("are never sent empty, wherever one is missing (S2.23)", () => {
    const arbitrary = fc.constantFrom<TemplateComponent[]>(carousel, place, offer, [...place, ...carousel.slice(1)]);
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.constantFrom("", " ", undefined), (components, nth, nothing) => {
        const values = valuesFor(components);
        expect(valueProblems(components, values, now)).toEqual([]);
        expect(JSON.stringify(toParameters(components, values, filesFor(components)))).not.toContain('""');
        const keys = [...templateVariables(components), ...fixedPlaces(components)].map(({ key }) => key);
        const key = keys[nth % keys.length] ?? "";
        const { [key]: _, ...without } = values;
        const gap = nothing === undefined ? without : { ...without, [key]: nothing };
        expect(valueProblems(components, gap, now)).toEqual([{ key, problem: "empty" }]);
        expect(() => toParameters(components, gap, filesFor(components))).toThrow();
      }),
    );
    expect(() => toParameters(carousel, valuesFor(carousel), {})).toThrow(/needs a image/);
  });
});

describe("moments on the company's clock", () => {
  it.each([
    ["2026-11-28T18:00", "2026-11-28T17:00:00.000Z"],
    ["2026-07-01T18:00", "2026-07-01T16:00:00.000Z"],
    ["2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ])("%s in Prague is %s", (local, moment) => {
    expect(toMoment(local, "Europe/Prague")?.toISOString()).toBe(moment);
  });

  it("there and back are the same, but in the hour that is skipped", () => {
    const zones = fc.constantFrom("Europe/Prague", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC");
    const minutes = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, minutes, (zone, date) => {
        const local = toLocal(date.toISOString(), zone);
        const back = toMoment(local, zone);
        expect(back && toLocal(back.toISOString(), zone)).toBe(local);
      }),
    );
    expect([toMoment("", "UTC"), toMoment("2026-13-01T10:00", "UTC"), toLocal("nikdy", "UTC")]).toEqual([
      null,
      null,
      "",
    ]);
  });
});
