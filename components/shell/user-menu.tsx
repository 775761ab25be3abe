"use client";
import { CircleHelp, Keyboard, LogOut, MonitorX, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Locale, Presence, Role } from "@/db/enums";
import { ColleagueAvatar } from "../team/colleague-avatar";
import { type PresenceChoice, toChoice, usePresenceChoices } from "../team/use-presence-choices";
import { Dot } from "../ui/badge";
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { usePreferenceChoices } from "./preference-choices";
import { labelClass } from "./side-bar";

export type Person = { id: string; name: string; role: Role; presence: Presence; awayReason: string | null };
export type PersonActions = {
  onPresence: (choice: PresenceChoice) => void;
  onLanguage: (locale: Locale) => void;
  onShortcuts: () => void;
  onSignOut: () => void;
  onSignOutEverywhere: () => void;
};

/** The person at the foot of the side bar: presence, language, theme, signing out. */
export function UserMenu({ person, actions }: { person: Person; actions: PersonActions }) {
  const t = useTranslations("shell");
  const { language, theme } = usePreferenceChoices(actions.onLanguage);
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
      <div className="px-2.5 pt-1.5 pb-2">
        <div className="truncate font-semibold">{person.name}</div>
        <div className="text-meta text-text-3">{t(`roles.${person.role}`)}</div>
      </div>
      <MenuSeparator />
      <MenuChoices
        label={t("presenceLabel")}
        options={choices.map(({ value, label }) => ({
          value,
          label,
          icon: <Dot tone={value === "online" ? "ok" : "warn"} className="mx-1" />,
        }))}
        value={toChoice(person)}
        onValueChange={actions.onPresence}
      />
      <MenuSeparator />
      <MenuChoices {...language} />
      <MenuChoices {...theme} />
      <MenuSeparator />
      <MenuLink href="/profile" icon={<UserRound aria-hidden />}>
        {t("profile")}
      </MenuLink>
      <MenuLink href="/help" icon={<CircleHelp aria-hidden />}>
        {t("help")}
      </MenuLink>
      <MenuItem icon={<Keyboard />} shortcut="?" onClick={actions.onShortcuts}>
        {t("shortcuts")}
      </MenuItem>
      <MenuItem icon={<LogOut />} onClick={actions.onSignOut}>
        {t("signOut")}
      </MenuItem>
      <MenuItem icon={<MonitorX />} onClick={actions.onSignOutEverywhere}>
        {t("signOutEverywhere")}
      </MenuItem>
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
