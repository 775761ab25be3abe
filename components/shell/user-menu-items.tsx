"use client";
import { CircleHelp, Keyboard, LogOut, MonitorX, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { toChoice, usePresenceChoices } from "../team/use-presence-choices";
import { Dot } from "../ui/badge";
import { MenuChoices, MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { usePreferenceChoices } from "./preference-choices";
import type { Person, PersonActions } from "./user-menu";

/** What the menu of the person holds. */
export function UserMenuItems({ person, actions }: { person: Person; actions: PersonActions }) {
  const t = useTranslations("shell");
  const { language, theme } = usePreferenceChoices(actions.onLanguage);
  const choices = usePresenceChoices();
  return (
    <>
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
    </>
  );
}
