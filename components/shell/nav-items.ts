import {
  ContactRound,
  Headset,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Megaphone,
  Settings,
  TableProperties,
} from "lucide-react";
import type { Permission } from "@/server/team/permissions";

type Item = {
  key: "inbox" | "contacts" | "operators" | "campaigns" | "templates" | "sessions" | "settings";
  href: string;
  icon: LucideIcon;
  needs: Permission;
};

const items: readonly Item[] = [
  { key: "inbox", href: "/inbox", icon: Inbox, needs: "inbox.use" },
  { key: "contacts", href: "/contacts", icon: ContactRound, needs: "contacts.see" },
  { key: "operators", href: "/operators", icon: Headset, needs: "operators.see" },
  { key: "campaigns", href: "/campaigns", icon: Megaphone, needs: "campaigns.see" },
  { key: "templates", href: "/templates", icon: LayoutTemplate, needs: "templates.see" },
  { key: "sessions", href: "/sessions", icon: TableProperties, needs: "sessions.see" },
  { key: "settings", href: "/settings/numbers", icon: Settings, needs: "numbers.see" },
  // Who sees no numbers still has canned texts of their own.
  { key: "settings", href: "/settings/canned-texts", icon: Settings, needs: "inbox.use" },
  // Where WhatsApp is off the company's own settings are left.
  { key: "settings", href: "/settings/company", icon: Settings, needs: "team.manage" },
];

/** The places somebody may enter, in their order; what is switched off is not among them (S1.1). */
export function navItems(may: (permission: Permission) => boolean): Item[] {
  const seen = items.filter(({ needs }) => may(needs));
  return seen.filter(({ key }, at) => seen.findIndex((item) => item.key === key) === at);
}
