import type { MessageKind, NotificationKind } from "@/db/enums";
import { formatPhone } from "../core/phone";

export type NotificationFacts = {
  kind: NotificationKind;
  client: { name: string | null; profileName: string | null; phone: string | null };
  numberName: string;
  message: { kind: MessageKind; body: string | null } | null;
  /** Who wrote the note that names the person. */
  colleague: string | null;
  /** The rule that alerts the person, as it was called then. */
  rule: string | null;
};

/** Which text of `notifications.kinds` says it, and its values. `word` names a kind of message under `inbox.kinds`. */
export type NotificationParts = { client: string | null; words: { body: string } | { word: MessageKind } | null };

const longest = 140;

/** What can be said of a thing; without a preview neither who nor what. */
export function partsOf({ client, message }: NotificationFacts, withPreview: boolean): NotificationParts {
  if (!withPreview) return { client: null, words: null };
  const name = client.name ?? client.profileName ?? (client.phone ? formatPhone(client.phone) : null);
  return { client: name, words: message && wordsOf(message) };
}

function wordsOf({ kind, body }: { kind: MessageKind; body: string | null }): NotificationParts["words"] {
  const text = body?.replace(/\s+/g, " ").trim();
  if (!text) return { word: kind };
  const signs = [...text];
  return { body: signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : text };
}
