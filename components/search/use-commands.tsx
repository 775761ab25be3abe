"use client";
import { CircleDot, CircleHelp, Keyboard, Languages, LogOut, SquarePen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Role } from "@/db/enums";
import { signOutHere } from "../shell/auth-requests";
import { navItems } from "../shell/nav-items";
import { PlaceIcon } from "../shell/place-icon";
import { usePreferenceChoices } from "../shell/preference-choices";
import { useMay } from "../shell/use-may";
import { usePresence } from "../shell/use-presence";
import { toChoice, usePresenceChoices } from "../team/use-presence-choices";
import { matches } from "../ui/option";
import { showToast } from "../ui/toast-manager";

export type Command = { id: string; label: string; icon: ReactNode; run: () => void };

/** What the desk can be told to do, as the person may; all of it when nothing is typed, else what the words fit. */
export function useCommands(
  query: string,
  role: Role,
  dialogs: { newSession: () => void; shortcuts: () => void },
): Command[] {
  const t = useTranslations("search.commands");
  const tShell = useTranslations("shell");
  const router = useRouter();
  const may = useMay(role);
  const { language, theme } = usePreferenceChoices();
  const presence = usePresence();
  const states = usePresenceChoices();
  const go = (href: string) => () => router.push(href);
  const signOut = () => void signOutHere().catch(() => showToast({ title: tShell("signOutFailed"), tone: "error" }));
  const commands: Command[] = [
    ...(may("inbox.use")
      ? [{ id: "new-session", label: t("newSession"), icon: <SquarePen />, run: dialogs.newSession }]
      : []),
    ...navItems(may).map(({ key, href }) => ({
      id: `go-${key}`,
      label: t("go", { place: tShell(`nav.${key}`) }),
      icon: <PlaceIcon of={key} />,
      run: go(href),
    })),
    ...states
      .filter(({ value }) => value !== toChoice(presence))
      .map(({ value, label }) => ({
        id: `state-${value}`,
        label: t("state", { state: label }),
        icon: <CircleDot />,
        run: () => presence.choose(value),
      })),
    ...theme.options
      .filter(({ value }) => value !== theme.value)
      .map(({ value, label, icon }) => ({
        id: `theme-${value}`,
        label: t("theme", { theme: label }),
        icon,
        run: () => theme.onValueChange(value),
      })),
    ...language.options
      .filter(({ value }) => value !== language.value)
      .map(({ value, label }) => ({
        id: `language-${value}`,
        label: t("language", { language: label }),
        icon: <Languages />,
        run: () => language.onValueChange(value),
      })),
    { id: "shortcuts", label: tShell("shortcuts"), icon: <Keyboard />, run: dialogs.shortcuts },
    { id: "help", label: tShell("help"), icon: <CircleHelp />, run: go("/help") },
    { id: "sign-out", label: tShell("signOut"), icon: <LogOut />, run: signOut },
  ];
  return query ? commands.filter(({ label }) => matches(label, query)) : commands;
}
