import type { ProviderName } from "@/db/enums";
import { type DraftContent, emptyContent } from "./draft-rules";
import { isNumber, joinNumbering, numberVariables, rawTokens, reorderButtons, variableTexts } from "./variable-rules";

/** What does not go along when a template is carried elsewhere; texts stand under `templates.lost`. */
export type LostPart = "headerFile" | "cardFiles" | "location" | "offer" | "flow" | "carousel" | "names";

/**
 * The content of a template for a new draft, maybe of another provider, and what could not go along: sample files are the
 * provider's, and Twilio has neither names of variables nor every part.
 */
export function carry(
  content: DraftContent,
  { from, to }: { from: ProviderName; to: ProviderName },
): { content: DraftContent; lost: LostPart[] } {
  const lost: LostPart[] = [];
  let carried = content;
  const isFile = ["image", "video", "document"].includes(content.header.format);
  if (isFile && !content.header.mediaId) lost.push("headerFile");
  if (content.carousel?.cards.some(({ mediaId }) => !mediaId)) lost.push("cardFiles");
  if (from === "twilio" && to !== from)
    return { content: numberVariables(carried, { throughout: false, keepNames: true }), lost };
  if (to !== "twilio" || to === from) return { content: carried, lost };
  if (content.header.format === "location") {
    carried = { ...carried, header: emptyContent.header };
    lost.push("location");
  }
  if (content.offer) {
    carried = { ...carried, offer: null };
    lost.push("offer");
  }
  if (content.buttons.some(({ type }) => type === "FLOW")) {
    const places = carried.buttons.flatMap(({ type }, n) => (type === "FLOW" ? [] : [n]));
    carried = reorderButtons(carried, places);
    lost.push("flow");
  }
  if (content.kept.length > 0) {
    carried = { ...carried, kept: [] };
    lost.push("carousel");
  }
  if (variableTexts(carried).some(({ text }) => !rawTokens(text).every(isNumber))) lost.push("names");
  return { content: joinNumbering(carried), lost };
}
