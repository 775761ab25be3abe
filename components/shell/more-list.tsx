"use client";
import { CircleHelp, Keyboard, LogOut, MonitorX, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toChoice, usePresenceChoices } from "../team/use-presence-choices";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { usePreferenceChoices } from "./preference-choices";
import { type Person, type PersonActions, PersonAvatar } from "./user-menu";

/** What stands under "Více" on a phone: the same as the menu of the side bar, in rows for fingers. */
export function MoreList({ person, actions }: { person: Person; actions: PersonActions }) {
  const t = useTranslations("shell");
  const { language, theme } = usePreferenceChoices(actions.onLanguage);
  const choices = usePresenceChoices();
  return (
    <div className="flex flex-col gap-4 px-4 pb-6">
      <div className="flex items-center gap-3">
        <PersonAvatar person={person} size={40} />
        <div className="min-w-0">
          <div className="truncate text-lead font-semibold">{person.name}</div>
          <div className="text-meta text-text-3">{t(`roles.${person.role}`)}</div>
        </div>
      </div>
      <Row label={t("presenceLabel")}>
        <Select
          aria-label={t("presenceLabel")}
          className="w-48"
          options={choices}
          value={toChoice(person)}
          onValueChange={actions.onPresence}
        />
      </Row>
      <Row label={language.label}>
        <Segmented {...language} />
      </Row>
      <Row label={theme.label}>
        <Segmented {...theme} />
      </Row>
      <div className="flex flex-col gap-2">
        <ButtonLink href="/profile">
          <UserRound aria-hidden />
          {t("profile")}
        </ButtonLink>
        <ButtonLink href="/help">
          <CircleHelp aria-hidden />
          {t("help")}
        </ButtonLink>
        <Button onClick={actions.onShortcuts}>
          <Keyboard aria-hidden />
          {t("shortcuts")}
        </Button>
        <Button onClick={actions.onSignOut}>
          <LogOut aria-hidden />
          {t("signOut")}
        </Button>
        <Button variant="plain" onClick={actions.onSignOutEverywhere}>
          <MonitorX aria-hidden />
          {t("signOutEverywhere")}
        </Button>
      </div>
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="text-text-2">{label}</span>
      {children}
    </div>
  );
}
