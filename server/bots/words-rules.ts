import type { BotStep } from "@/db/schema/bots";

/** Small letters without diacritics, signs and repeated spaces: how an answer is compared. "1️⃣" is "1", "Č. 2)" is "c 2". */
export const plainWords = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const people = /^(?:operator\p{L}*|clovek\p{L}*|human)$/u;

/** "Chci operátora", "živého člověka", "a human please". */
export const asksForPeople = (text: string): boolean =>
  plainWords(text)
    .split(" ")
    .some((word) => people.test(word));

/** Twilio takes no longer text. */
const longest = 1600;

/** The choices as a numbered text, for where no buttons can be sent; what they explain is left out where it grows too long. */
export function numbered(text: string, { choices }: Pick<BotStep, "choices">): string {
  const lines = (isFull: boolean) =>
    choices.map(({ title, description }, n) => `${n + 1}. ${title}${isFull && description ? ` – ${description}` : ""}`);
  const full = `${text}\n\n${lines(true).join("\n")}`;
  return full.length <= longest ? full : `${text}\n\n${lines(false).join("\n")}`;
}
