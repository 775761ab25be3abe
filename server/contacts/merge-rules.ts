import type { IdentityKind } from "@/db/enums";

/** How long a merge can be taken back (O16); a link from a conversation can be at any time (S1.14). */
export const undoHours = 48;

type Merge = { mergedAt: Date; undoneAt: Date | null; isLink: boolean };

export function mayUndoMerge({ mergedAt, undoneAt, isLink }: Merge, now: Date): boolean {
  return undoneAt === null && (isLink || now.getTime() - mergedAt.getTime() <= undoHours * 3_600_000);
}

/**
 * The ways one mobile is written: WhatsApp knows Brazilian, Mexican and Argentine ones with and without a digit that the network
 * does not, or does. The number itself first; landlines and other countries have one way only.
 */
export function phoneVariants(phone: string): string[] {
  const brazil = /^\+55(\d{2})(9?)([6-9]\d{7})$/.exec(phone);
  if (brazil) return [phone, brazil[2] ? `+55${brazil[1]}${brazil[3]}` : `+55${brazil[1]}9${brazil[3]}`];
  const mexico = /^\+52(1?)(\d{10})$/.exec(phone);
  if (mexico) return [phone, mexico[1] ? `+52${mexico[2]}` : `+521${mexico[2]}`];
  const argentina = /^\+54(9?)(\d{10})$/.exec(phone);
  if (argentina) return [phone, argentina[1] ? `+54${argentina[2]}` : `+549${argentina[2]}`];
  return [phone];
}

/** Every phone behind identities, in every way it is written: a WhatsApp id is a phone without its plus. */
export function phonesBehind(identities: { kind: IdentityKind; value: string }[]): string[] {
  const phones = identities.flatMap(({ kind, value }) => {
    if (kind === "phone") return [value];
    return kind === "wa_id" && /^\d{7,15}$/.test(value) ? [`+${value}`] : [];
  });
  return [...new Set(phones.flatMap(phoneVariants))];
}

/**
 * Whether what belongs to the merged contact goes over to the kept one. Two different phones stay apart: answers must go to the phone
 * that wrote, so the merged contact keeps its conversations and is only shown together with the other.
 */
export function movesOver(kept: { phone: string | null }, merged: { phone: string | null }): boolean {
  return !kept.phone || !merged.phone || phoneVariants(kept.phone).includes(merged.phone);
}
