import { cardLimits } from "./card-rules";
import type { DraftCard } from "./draft-rules";
import { type Finding, finding, type LintedDraft } from "./finding-rules";
import { ownFindings } from "./lint-button-rules";
import { placeFindings } from "./lint-text-rules";

/** The cards of a carousel: how many, of one make, each whole (providers.md A4.5, A12.1). */
export function cardFindings({ category, content }: LintedDraft): Finding[] {
  const { carousel, header, footer, buttons, offer } = content;
  if (!carousel || category === "authentication") return [];
  const { cards } = carousel;
  const isAlone = header.format === "none" && footer.trim() === "" && buttons.length === 0 && !offer;
  const isCountRight = cards.length >= cardLimits.fewest && cards.length <= cardLimits.most;
  return [
    ...(isAlone ? [] : [finding("carouselAlone", "cards", false)]),
    ...(isCountRight ? [] : [finding("cardsCount", "cards", false, { values: { count: cards.length } })]),
    ...(new Set(cards.map(makeOf)).size > 1 ? [finding("cardsDiffer", "cards", false)] : []),
    ...cards.flatMap(oneCard),
  ];
}

/** What must be the same on every card: whether there are words, which buttons in which order. */
const makeOf = ({ body, buttons }: DraftCard): string =>
  [body.trim() === "" ? "" : "body", ...buttons.map(({ type }) => type)].join(" ");

function oneCard({ mediaId, body, buttons }: DraftCard, card: number): Finding[] {
  const { length } = body.trim();
  const areButtonsRight = buttons.length >= 1 && buttons.length <= cardLimits.buttons;
  const found = [
    ...(mediaId ? [] : [finding("cardFile", "cards", false)]),
    ...(length > cardLimits.body ? [finding("cardBodyLong", "cards", false, { values: { length } })] : []),
    ...placeFindings(body),
    ...(areButtonsRight ? [] : [finding("cardButtons", "cards", false)]),
    ...ownFindings(buttons),
  ];
  // What a correction would change is the text or the button of the template itself, not of a card.
  return found.map((one): Finding => ({ ...one, place: "cards", card, fixable: false }));
}
