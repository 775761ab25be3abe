import type { SentMessage, SimNumber } from "./model";
import type { Simulation } from "./simulation";

export type Billed<T extends SimNumber> = { message: SentMessage; number: T; category: string; price: number };

/** What one delivered message costs in euros; a sample, as the card is Meta's to change. */
const prices: Record<string, number> = { MARKETING: 0.0728, UTILITY: 0.0248, AUTHENTICATION: 0.0248, SERVICE: 0 };

/** What these numbers have sent that is paid for: what was delivered, with its category and price in euros. */
export function billed<T extends SimNumber>({ sent }: Simulation, numbers: readonly T[]): Billed<T>[] {
  return sent.flatMap((message) => {
    const number = numbers.find(({ id }) => id === message.numberId);
    if (!number || !["delivered", "read"].includes(message.status)) return [];
    const category = categoryOf(number, message);
    return [{ message, number, category, price: prices[category] ?? 0 }];
  });
}

function categoryOf({ templates }: SimNumber, { content }: SentMessage): string {
  if (content.kind !== "template") return "SERVICE";
  return (
    templates.find(({ name, language }) => name === content.name && language === content.language)?.category ??
    "UTILITY"
  );
}
