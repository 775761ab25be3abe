import type { DraftButtonType, DraftCard, DraftCarousel, DraftContent } from "./draft-rules";

/** How many cards a carousel has, and how long a card's text may be (providers.md A12.1). */
export const cardLimits = { fewest: 2, most: 10, body: 160, buttons: 2 } as const;

const emptyCard = (types: DraftButtonType[]): DraftCard => ({
  mediaId: null,
  fileName: null,
  body: "",
  buttons: types.map((type) => ({ type, text: "", value: "" })),
});

/** Two empty cards with one quick reply each. */
export const newCarousel = (): DraftCarousel => ({
  format: "image",
  cards: [emptyCard(["QUICK_REPLY"]), emptyCard(["QUICK_REPLY"])],
});

/** Kinds of buttons of the first card: what all cards have. */
export const cardButtonKinds = ({ cards }: DraftCarousel): DraftCard["buttons"][number]["type"][] =>
  cards[0]?.buttons.map(({ type }) => type) ?? [];

/** One more card like the first; its texts of buttons come along, for they are mostly the same. */
export function withCard(carousel: DraftCarousel): DraftCarousel {
  const buttons = carousel.cards[0]?.buttons.map(({ type, text }) => ({ type, text, value: "" })) ?? [];
  return { ...carousel, cards: [...carousel.cards, { ...emptyCard([]), buttons }] };
}

/** All cards have the same kinds of buttons: a kind is set, added or (`null`) removed on every card. */
export function withButtonKind(carousel: DraftCarousel, at: number, type: DraftButtonType | null): DraftCarousel {
  return {
    ...carousel,
    cards: carousel.cards.map((card) => {
      const buttons = [...card.buttons];
      if (type === null) buttons.splice(at, 1);
      else buttons[at] = { type, text: buttons[at]?.text ?? "", value: "" };
      return { ...card, buttons };
    }),
  };
}

/** The cards in another order, or fewer; the samples of their variables go with them. `order` holds old positions. */
export function reorderCards(content: DraftContent, order: number[]): DraftContent {
  if (!content.carousel) return content;
  const cards = order.flatMap((n) => content.carousel?.cards[n] ?? []);
  const samples = Object.fromEntries(
    Object.entries(content.samples).flatMap(([key, sample]) => {
      const [, at, rest] = /^card\.(\d+)\.(.*)$/.exec(key) ?? [];
      if (at === undefined) return [[key, sample]];
      const to = order.indexOf(Number(at));
      return to < 0 ? [] : [[`card.${to}.${rest}`, sample]];
    }),
  );
  return { ...content, carousel: { ...content.carousel, cards }, samples };
}
