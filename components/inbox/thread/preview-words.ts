import type { MessageKind } from "@/db/enums";
import { plainText } from "@/server/inbox/text-rules";

/** What a one-line preview says: the words themselves, or null = the name of the kind. */
export function previewWords(message: { kind: MessageKind; body: string | null }): string | null {
  return plainText(message.body ?? "") || null;
}
