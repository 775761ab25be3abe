import type { Permission } from "@/server/team/permissions";

/** Every key the desk answers, in one place: the handlers ask it which key is theirs and the help lists it (N.86). */
export type Place = "everywhere" | "inbox" | "conversation" | "composer";

/** One key alone, outside fields and dialogs; the person can switch all of them off (WCAG 2.1.4). */
export const singleKeys = {
  help: { where: "everywhere", key: "?" },
  undo: { where: "everywhere", key: "z" },
  next: { where: "inbox", key: "j" },
  previous: { where: "inbox", key: "k" },
  newSession: { where: "inbox", key: "c" },
  accept: { where: "conversation", key: "a" },
  reply: { where: "conversation", key: "r" },
  note: { where: "conversation", key: "n" },
  template: { where: "conversation", key: "t" },
  forward: { where: "conversation", key: "f" },
  snooze: { where: "conversation", key: "s" },
  cannedText: { where: "conversation", key: "/" },
  tags: { where: "conversation", key: "l" },
  unread: { where: "conversation", key: "u" },
  end: { where: "conversation", key: "e" },
} as const satisfies Record<string, { where: Place; key: string }>;
export type SingleKeyId = keyof typeof singleKeys;

/** The key before each of `goKeys`. */
export const goKey = "g";
/** G and then one more key leads to another place of the desk, for whom it is there. */
export const goKeys = {
  goInbox: { key: "i", href: "/inbox", needs: "inbox.use" },
  goCampaigns: { key: "c", href: "/campaigns", needs: "campaigns.see" },
  goContacts: { key: "k", href: "/contacts", needs: "contacts.see" },
} as const satisfies Record<string, { key: string; href: string; needs: Permission }>;
export type GoKeyId = keyof typeof goKeys;

/** Keys that write nothing, or that count only where something is written; these always work. */
export const otherKeys = {
  regions: { where: "everywhere", presses: ["F6"] },
  search: { where: "everywhere", presses: ["Ctrl+K"] },
  arrows: { where: "inbox", presses: ["↑", "↓"] },
  open: { where: "inbox", presses: ["Enter"] },
  send: { where: "composer", presses: ["Enter", "Ctrl+Enter"] },
  newLine: { where: "composer", presses: ["Shift+Enter"] },
  canned: { where: "composer", presses: ["/", "#"] },
  bold: { where: "composer", presses: ["Ctrl+B"] },
  italic: { where: "composer", presses: ["Ctrl+I"] },
  leave: { where: "composer", presses: ["Esc"] },
} as const satisfies Record<string, { where: Place; presses: readonly string[] }>;
export type OtherKeyId = keyof typeof otherKeys;

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

/** The key when it stands alone. Shift counts as a modifier of letters only: `?` needs it on most keyboards. */
export function aloneKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (ctrlKey || metaKey || altKey || key.length !== 1) return null;
  const lower = key.toLowerCase();
  return shiftKey && lower !== key.toUpperCase() ? null : lower;
}

/** Whether Ctrl (⌘ on a Mac) and exactly this letter are held. */
export function isSearchPress({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && `Ctrl+${key.toUpperCase()}` === otherKeys.search.presses[0];
}
