import type { ProviderName } from "@/db/enums";
import { type DraftContent, emptyContent } from "./draft-rules";
import { numberVariables, reorderButtons } from "./variable-rules";

/** What does not go along when a template is carried elsewhere; texts stand under `templates.lost`. */
export type LostPart = "headerFile" | "location" | "offer" | "flow" | "carousel" | "names";

/**
 * The content of a template for a new draft, maybe of another provider, and what could not go along: sample files are the
 * provider's, and Twilio has neither names of variables nor every part.
 */
export function carry(content: DraftContent, to: ProviderName): { content: DraftContent; lost: LostPart[] } {
  const lost: LostPart[] = [];
  let carried = content;
  const isFile = ["image", "video", "document"].includes(content.header.format);
  if (isFile && !content.header.mediaId) lost.push("headerFile");
  if (to !== "twilio") return { content: carried, lost };
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
  const numbered = numberVariables(carried, { throughout: true });
  if (numbered.body !== carried.body || numbered.header.text !== carried.header.text) lost.push("names");
  return { content: numbered, lost };
}
