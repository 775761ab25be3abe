import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoTemplates } from "./demo-templates";
import {
  busiestSecond,
  dayMs,
  freshPair,
  mayHaveWhatsApp,
  mayInitiate,
  mediaProblem,
  recentArrivals,
  takePairToken,
  windowOpen,
} from "./rules";
import { placeholders, render, type TemplateValues, valuesProblem } from "./templates";
import { demoWorld } from "./test-world";

describe("pace", () => {
  const times = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 80 });

  it("finds the fullest second that any start gives", () => {
    fc.assert(
      fc.property(times, (arrivals) => {
        const byHand = Math.max(
          ...arrivals.map((start) => arrivals.filter((at) => at >= start && at - start < 1000).length),
        );
        expect(busiestSecond(arrivals)).toBe(byHand);
      }),
    );
  });

  it("forgets nothing that could still share a second, in whatever order bodies were read", () => {
    fc.assert(
      fc.property(times, (arrivals) => {
        const sorted = arrivals.toSorted((a, b) => a - b);
        let recent: number[] = [];
        let seen = 0;
        for (const at of sorted) {
          recent = recentArrivals(recent, at);
          seen = Math.max(seen, busiestSecond(recent));
        }
        expect(seen).toBe(busiestSecond(arrivals));
      }),
    );
  });

  it("lets a pair borrow 45 messages, then one in six seconds", () => {
    let pair: { tokens: number; at: number } | null = freshPair(0);
    for (let sent = 0; sent < 45; sent += 1) pair = pair && takePairToken(pair, 0);
    expect(pair).not.toBeNull();
    expect(pair && takePairToken(pair, 5999)).toBeNull();
    expect(pair && takePairToken(pair, 6000)).not.toBeNull();
  });
});

it.each([
  [null, 0, false],
  [0, dayMs - 1, true],
  [0, dayMs, false],
])("window after a message at %s, looked at at %s, is open: %s", (last, now, open) => {
  expect(windowOpen(last, now)).toBe(open);
});

it("counts clients written to first over a rolling day, and each once", () => {
  const initiated = new Map([["+420603000001", 0]]);
  expect(mayInitiate(initiated, "+420603000002", 1, dayMs - 1)).toBe(false);
  expect(mayInitiate(initiated, "+420603000001", 1, dayMs - 1)).toBe(true);
  expect(mayInitiate(initiated, "+420603000002", 1, dayMs)).toBe(true);
  expect(mayInitiate(initiated, "+420603000002", null, 1)).toBe(true);
});

it.each([
  ["image", "image/jpeg", 5 * 1024 * 1024, null],
  ["image", "image/jpeg", 5 * 1024 * 1024 + 1, "media_size"],
  ["image", "image/webp", 1, "media_type"],
  ["voice", "audio/ogg; codecs=opus", 1, null],
  ["document", "application/zip", 1, "media_type"],
] as const)("%s of %s with %s bytes: %s", (kind, mimeType, size, problem) => {
  expect(mediaProblem(kind, mimeType, size)).toBe(problem);
});

it.each([
  ["+420603214587", true],
  ["+420222111333", false],
  ["+42060321458", false],
  ["+4915112345678", true],
])("%s may have WhatsApp: %s", (phone, may) => {
  expect(mayHaveWhatsApp(phone)).toBe(may);
});

describe("template values", () => {
  const templates = demoTemplates(demoWorld().numbers[0]);
  const named = (name: string) => templates.filter((template) => template.name === name)[0] ?? templates[0];
  const values = (...body: string[]): TemplateValues => ({
    header: null,
    body: body.map((text) => ({ name: null, text })),
    buttons: [],
    cards: [],
    offerExpiresAt: null,
  });
  const now = Date.UTC(2026, 10, 26, 12);
  const reason = (name: string, given: TemplateValues) => {
    const template = named(name);
    return template ? valuesProblem(template, given, now)?.reason : "no template";
  };

  it.each([
    ["objednavka_vyrizena", values("Jana", "Dvořáková", "20451"), undefined],
    ["objednavka_vyrizena", values("Jana", "Dvořáková"), "parameter_count"],
    ["objednavka_vyrizena", values("Jana", "Dvořáková", "1\n2"), "parameter_format"],
    ["objednavka_vyrizena", values("Jana", "Dvořáková", "x".repeat(1000)), "text_too_long"],
    ["pripomenuti_terminu", values("27. 11.", "14:30"), "parameter_format"],
    ["jarni_prohlidka", values("Jano", "690"), "parameter_format"],
    ["zmena_oteviraci_doby", values("24. 12.", "12"), "template_not_approved"],
    ["sleva_na_servis", values("Jano", "15"), "template_paused"],
  ])("%s", (name, given, expected) => {
    expect(reason(name, given)).toBe(expected);
  });

  it("asks for the value of a link that has a gap", () => {
    const header = { kind: "text" as const, values: ["20451"] };
    const given = { ...values("ve středu"), header };
    expect(reason("zasilka_na_ceste", given)).toBe("parameter_format");
    expect(
      reason("zasilka_na_ceste", { ...given, buttons: [{ index: 0, kind: "url", value: "20451" }] }),
    ).toBeUndefined();
  });

  const place = { latitude: 50.08, longitude: 14.42, name: "Kola Brázda", address: "Vinohradská 12" };
  const at = (change: Partial<typeof place>): TemplateValues => ({
    ...values("18"),
    header: { kind: "location", place: { ...place, ...change } },
  });
  const offer = (offerExpiresAt: number | null, code = "VIKEND15"): TemplateValues => ({
    ...values("Jano"),
    offerExpiresAt,
    buttons: code ? [{ index: 0, kind: "copy_code", value: code }] : [],
  });
  const card = (text: string): TemplateValues["cards"][number] => ({
    header: { kind: "image", mediaId: null },
    body: [{ name: null, text }],
    buttons: [{ index: 1, kind: "url", value: "vltava" }],
  });
  const withCards = (...cards: TemplateValues["cards"]): TemplateValues => ({ ...values("Jano"), cards });

  it.each([
    ["a place", "kde_nas_najdete", at({}), undefined],
    ["a place beyond the pole", "kde_nas_najdete", at({ latitude: 91 }), "parameter_format"],
    ["a place without a name", "kde_nas_najdete", at({ name: "" }), "parameter_format"],
    ["no place", "kde_nas_najdete", values("18"), "parameter_format"],
    ["an offer", "vikendova_sleva", offer(now + 1), undefined],
    ["an offer that has ended", "vikendova_sleva", offer(now), "parameter_format"],
    ["an offer without an end", "vikendova_sleva", offer(null), "parameter_format"],
    ["an offer without its code", "vikendova_sleva", offer(now + 1, ""), "parameter_format"],
    ["an offer with a long code", "vikendova_sleva", offer(now + 1, "PRILISDLOUHYKOD1"), "parameter_format"],
    ["all cards", "jarni_kola", withCards(card("1"), card("2"), card("3")), undefined],
    ["too few cards", "jarni_kola", withCards(card("1"), card("2")), "parameter_format"],
    [
      "a card without its picture",
      "jarni_kola",
      withCards(card("1"), card("2"), { ...card("3"), header: null }),
      "parameter_format",
    ],
    [
      "a card without its value",
      "jarni_kola",
      withCards(card("1"), card("2"), { ...card("3"), body: [] }),
      "parameter_count",
    ],
    [
      "a card without its link",
      "jarni_kola",
      withCards(card("1"), card("2"), { ...card("3"), buttons: [] }),
      "parameter_format",
    ],
  ])("%s of %s", (_, name, given, expected) => {
    expect(reason(name, given)).toBe(expected);
  });

  it("shows what the client sees", () => {
    const template = named("objednavka_vyrizena");
    expect(template && render(template, values("Jana", "Dvořáková", "20451")).body).toBe(
      "Dobrý den, Jana Dvořáková, váše objednávka č. 20451 byla vyřízena.",
    );
    expect(placeholders("{{1}} {{jmeno}} {{1}}")).toEqual(["1", "jmeno"]);
  });
});
