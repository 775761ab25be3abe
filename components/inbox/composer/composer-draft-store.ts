/** The copy of a draft in this browser: there before the server knows, so that a closed window loses nothing. */
export type LocalDraft = { text: string; saved: boolean };

export const draftKey = (of: { userId: string; conversationId: string; kind: "message" | "note" }): string =>
  `draft.${of.kind}.${of.userId}.${of.conversationId}`;

/**
 * What stands in the field when the conversation is opened. What this browser has not saved yet wins over what the server knows;
 * if both began something else (another device), both stay, one under the other.
 */
export function mergeDraft(server: string, local: LocalDraft | null): string {
  if (!local || local.saved) return server;
  if (local.text === "" || server.trim() === "") return local.text;
  if (local.text.startsWith(server) || server.startsWith(local.text)) return local.text;
  return `${server.trimEnd()}\n\n${local.text}`;
}

export function readLocalDraft(key: string): LocalDraft | null {
  return parseLocalDraft(storage()?.getItem(key) ?? null);
}

/** A full or forbidden storage costs the copy only; the server's remains. */
export function writeLocalDraft(key: string, draft: LocalDraft): void {
  try {
    storage()?.setItem(key, JSON.stringify(draft));
  } catch {
    storage()?.removeItem(key);
  }
}

/** The server has it: the copy goes, unless more was written since. */
export function clearLocalDraft(key: string, savedText: string): void {
  if (readLocalDraft(key)?.text === savedText) storage()?.removeItem(key);
}

export function parseLocalDraft(stored: string | null): LocalDraft | null {
  if (stored === null) return null;
  try {
    const draft: unknown = JSON.parse(stored);
    return isLocalDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

const isLocalDraft = (value: unknown): value is LocalDraft =>
  typeof value === "object" &&
  value !== null &&
  "text" in value &&
  typeof value.text === "string" &&
  "saved" in value &&
  typeof value.saved === "boolean";

const storage = (): Storage | null => (typeof window === "undefined" ? null : window.localStorage);
