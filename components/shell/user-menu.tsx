"use client";
import { useTranslations } from "next-intl";
import type { Locale, Presence, Role } from "@/db/enums";
import { ColleagueAvatar } from "../team/colleague-avatar";
import { type PresenceChoice, toChoice, usePresenceChoices } from "../team/use-presence-choices";
import { Dot } from "../ui/badge";
import { later } from "../ui/later";
import { Menu } from "../ui/menu";
import { labelClass } from "./label-class";

export type Person = { id: string; name: string; role: Role; presence: Presence; awayReason: string | null };
export type PersonActions = {
  onPresence: (choice: PresenceChoice) => void;
  onLanguage: (locale: Locale) => void;
  onShortcuts: () => void;
  onSignOut: () => void;
  onSignOutEverywhere: () => void;
};

const UserMenuItems = later(() => import("./user-menu-items").then((module) => module.UserMenuItems));

/** The person at the foot of the side bar: presence, language, theme, signing out. */
export function UserMenu({ person, actions }: { person: Person; actions: PersonActions }) {
  const t = useTranslations("shell");
  const choices = usePresenceChoices();
  const state = choices.find(({ value }) => value === toChoice(person))?.label ?? t(`presence.${person.presence}`);
  return (
    <Menu
      side="right"
      align="end"
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={t("userMenu", { name: person.name, presence: state })}
          className="flex h-11 items-center gap-2.5 rounded-md px-1 text-left hover:bg-hover aria-expanded:bg-hover"
        >
          <PersonAvatar person={person} size={28} />
          <span className={labelClass}>
            <span className="block max-w-36 truncate leading-4 font-medium">{person.name}</span>
            <span className="block max-w-36 truncate text-meta text-text-2">{state}</span>
          </span>
        </button>
      }
    >
      <UserMenuItems person={person} actions={actions} />
    </Menu>
  );
}

export function PersonAvatar({ person, size }: { person: Person; size: number }) {
  return (
    <ColleagueAvatar id={person.id} name={person.name} size={size}>
      <Dot
        tone={person.presence === "online" ? "ok" : "off"}
        className="absolute -right-0.5 -bottom-0.5 size-2.5 outline-2 outline-canvas data-off:bg-canvas"
      />
    </ColleagueAvatar>
  );
}
