import type { Role } from "@/db/enums";

/** Who may do what: data, not code. Procedures name a permission; the side bar and buttons read the same table. */
export const permissions = {
  "inbox.use": ["admin", "supervisor", "operator"],
  "inbox.seeAll": ["admin", "supervisor"],
  /** The sessions table; an operator finds in it what the inbox shows them. */
  "sessions.see": ["admin", "supervisor", "operator"],
  "sessions.export": ["admin", "supervisor"],
  /** Saved views that somebody shared. */
  "sessions.manageViews": ["admin", "supervisor"],
  "sessions.takeOver": ["admin", "supervisor"],
  "operators.see": ["admin", "supervisor"],
  "operators.manage": ["admin", "supervisor"],
  "templates.see": ["admin", "supervisor", "operator"],
  "templates.sync": ["admin", "supervisor"],
  "templates.manage": ["admin", "supervisor"],
  "contacts.see": ["admin", "supervisor", "operator"],
  "contacts.edit": ["admin", "supervisor", "operator"],
  "contacts.block": ["admin", "supervisor", "operator"],
  /** Filters of everybody, the list of the blocked, merging. */
  "contacts.manage": ["admin", "supervisor"],
  "contacts.import": ["admin", "supervisor"],
  "contacts.export": ["admin", "supervisor"],
  "contacts.fields": ["admin"],
  "campaigns.see": ["admin", "supervisor"],
  "campaigns.manage": ["admin", "supervisor"],
  "numbers.see": ["admin", "supervisor"],
  "numbers.manage": ["admin"],
  "routing.see": ["admin", "supervisor"],
  "routing.manage": ["admin"],
  "results.manage": ["admin", "supervisor"],
  /** How clients are asked what they think of a session, and what they said (N.69). */
  "ratings.manage": ["admin", "supervisor"],
  "ratings.see": ["admin", "supervisor"],
  /** The file library; everybody may send from it (N.60). */
  "library.manage": ["admin", "supervisor"],
  "tags.manage": ["admin", "supervisor"],
  /** Texts of groups and of the company; everybody has texts of their own. */
  "cannedTexts.manage": ["admin", "supervisor"],
  /** A marketing message to a client without consent, with a reason (S4.3). */
  "consent.except": ["admin", "supervisor"],
  "consent.manage": ["admin"],
  /** What people said of the help's articles. */
  "help.answers": ["admin"],
  "alerts.see": ["admin"],
  "usage.see": ["admin", "supervisor"],
  "usage.manage": ["admin"],
  "webhooks.see": ["admin"],
  "team.manage": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}
