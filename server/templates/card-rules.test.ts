import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardButtonKinds, newCarousel, reorderCards, withButtonKind, withCard } from "./card-rules";
import { type DraftCarousel, type DraftContent, emptyContent, fromComponents, toComponents } from "./draft-rules";
import type { LintFacts } from "./finding-rules";
import { lintDraft } from "./lint-rules";
import { joinNumbering, numberVariables, variableTexts } from "./variable-rules";

const card = (body: string, mediaId: string | null = "7f0a4b0e-0000-4000-8000-000000000001") => ({
  mediaId,
  fileName: mediaId ? "kolo.jpg" : null,
  body,
  buttons: [
    { type: "QUICK_REPLY" as const, text: "Chci", value: "" },
    { type: "URL" as const, text: "Ukázat", value: "https://k.example/{{1}}" },
  ],
});
const carousel: DraftCarousel = {
  format: "image",
  cards: [card("Vltava teď stojí {{1}} Kč u nás."), card("Šumava teď stojí {{1}} Kč u nás.")],
};
const content: DraftContent = {
  ...emptyContent,
  body: "Dobrý den, {{1}}, podívejte se na jarní kola, která právě přijela.",
  carousel,
  samples: {
    "body.1": "Jano",
    "card.0.body.1": "24 900",
    "card.0.button.1.1": "vltava",
    "card.1.body.1": "31 900",
    "card.1.button.1.1": "sumava",
  },
};
const facts: LintFacts = {
  provider: "meta",
  others: [],
  nameLocked: false,
  categoryLocked: false,
  detectedLanguage: null,
};
const lint = (change: Partial<DraftContent>, cards?: DraftCarousel["cards"]) =>
  lintDraft(
    {
      name: "jarni_kola",
      language: "cs",
      category: "utility",
      content: { ...content, ...change, ...(cards ? { carousel: { ...carousel, cards } } : {}) },
    },
    facts,
  ).map(({ rule, card: at }) => (at === undefined ? rule : `${at}:${rule}`));

describe("cards of a draft", () => {
  it("are the same after a way there and back, but for their sample files", () => {
    const back = fromComponents(toComponents(content, "marketing"));
    expect(back.carousel?.cards.map(({ body, buttons }) => ({ body, buttons }))).toEqual(
      carousel.cards.map(({ body, buttons }) => ({ body, buttons })),
    );
    expect(back.samples).toEqual(content.samples);
    expect(back.kept).toEqual([]);
  });

  it("stay whole where one holds what is not written here", () => {
    const parts = toComponents(content, "marketing").map((part) =>
      part.type === "CAROUSEL"
        ? { ...part, cards: [...part.cards, { components: [{ type: "OTHER" as const, raw: { x: 1 } }] }] }
        : part,
    );
    expect(fromComponents(parts)).toMatchObject({ carousel: null, kept: [{ type: "CAROUSEL" }] });
  });

  it("take their samples along, in whatever order (S4.13)", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1]), (order) => {
        const moved = reorderCards(content, order);
        order.forEach((from, to) => {
          expect(moved.carousel?.cards[to]).toEqual(carousel.cards[from]);
          expect(moved.samples[`card.${to}.body.1`]).toBe(content.samples[`card.${from}.body.1`]);
        });
        expect(Object.keys(moved.samples)).toHaveLength(1 + 2 * order.length);
      }),
    );
  });

  it("get and lose a button together", () => {
    const more = withCard(withButtonKind(newCarousel(), 1, "PHONE_NUMBER"));
    expect(more.cards.map(({ buttons }) => buttons.map(({ type }) => type))).toEqual(
      Array.from({ length: 3 }, () => ["QUICK_REPLY", "PHONE_NUMBER"]),
    );
    expect(cardButtonKinds(withButtonKind(more, 0, null))).toEqual(["PHONE_NUMBER"]);
  });

  it("are numbered by themselves, or through the whole for Twilio", () => {
    const tokens = (given: DraftContent) => variableTexts(given).map(({ text }) => text.match(/\{\{\d\}\}/g)?.join(""));
    const whole = joinNumbering(content);
    expect(tokens(whole)).toEqual(["{{1}}", "{{2}}", "{{3}}", "{{4}}", "{{5}}"]);
    expect(whole.samples["card.1.button.1.5"]).toBe("sumava");
    expect(numberVariables(whole, { throughout: false })).toEqual(content);
  });
});

describe("the linter on cards", () => {
  it("finds nothing wrong with good ones", () => {
    expect(lint({})).toEqual([]);
  });

  const [first = card("A"), second = card("B")] = carousel.cards;
  it.each([
    ["a footer beside them", lint({ footer: "Kola Brázda" }), "carouselAlone"],
    ["one card", lint({}, [first]), "cardsCount"],
    [
      "eleven cards",
      lint(
        {},
        Array.from({ length: 11 }, () => first),
      ),
      "cardsCount",
    ],
    ["another make", lint({}, [first, { ...second, buttons: second.buttons.slice(1) }]), "cardsDiffer"],
    ["words on one only", lint({}, [first, { ...second, body: "" }]), "cardsDiffer"],
    ["no sample file", lint({}, [first, { ...second, mediaId: null }]), "1:cardFile"],
    ["161 characters", lint({}, [first, { ...second, body: "a".repeat(161) }]), "1:cardBodyLong"],
    ["no button", lint({}, [{ ...first, buttons: [] }, second]), "0:cardButtons"],
    [
      "three buttons",
      lint({}, [{ ...first, buttons: [...first.buttons, ...second.buttons] }, second]),
      "0:cardButtons",
    ],
    ["a variable at the end", lint({}, [first, { ...second, body: "Tohle kolo dnes stojí {{1}}" }]), "1:variableLast"],
    [
      "a button without words",
      lint({}, [{ ...first, buttons: first.buttons.map((b) => ({ ...b, text: "" })) }, second]),
      "0:labelEmpty",
    ],
    ["a missing sample", lint({ samples: { ...content.samples, "card.1.body.1": "" } }), "sampleMissing"],
  ])("%s", (_, found, rule) => {
    expect(found).toContain(rule);
  });
});
