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
import type { Place } from "./nav-items";

const icons: Record<Place["key"], LucideIcon> = {
  inbox: Inbox,
  contacts: ContactRound,
  operators: Headset,
  campaigns: Megaphone,
  templates: LayoutTemplate,
  sessions: TableProperties,
  settings: Settings,
};

/** The sign of a place of the desk; its name stands beside it. */
export function PlaceIcon({ of, className }: { of: Place["key"]; className?: string }) {
  const Icon = icons[of];
  return <Icon aria-hidden className={className} />;
}
