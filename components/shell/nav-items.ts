import type { Permission } from "@/server/team/permissions";

/** A place of the desk; `shell.nav` has its name. */
export type Place = {
  key: "inbox" | "contacts" | "operators" | "campaigns" | "templates" | "sessions" | "settings";
  href: string;
};
type Item = Place & { needs: Permission };

const items: readonly Item[] = [
  { key: "inbox", href: "/inbox", needs: "inbox.use" },
  { key: "contacts", href: "/contacts", needs: "contacts.see" },
  { key: "operators", href: "/operators", needs: "operators.see" },
  { key: "campaigns", href: "/campaigns", needs: "campaigns.see" },
  { key: "templates", href: "/templates", needs: "templates.see" },
  { key: "sessions", href: "/sessions", needs: "sessions.see" },
  { key: "settings", href: "/settings/numbers", needs: "numbers.see" },
  // Who sees no numbers still has canned texts of their own.
  { key: "settings", href: "/settings/canned-texts", needs: "inbox.use" },
  // Where WhatsApp is off the company's own settings are left.
  { key: "settings", href: "/settings/company", needs: "team.manage" },
];

/** The places somebody may enter, in their order; what is switched off is not among them (S1.1). */
export function navItems(may: (permission: Permission) => boolean): Place[] {
  const seen = items.filter(({ needs }) => may(needs));
  const places = seen.filter(({ key }, at) => seen.findIndex((item) => item.key === key) === at);
  return places.map(({ key, href }) => ({ key, href }));
}
