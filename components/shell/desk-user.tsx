"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Locale } from "@/db/enums";
import { useTRPC } from "../live/trpc";
import { later, laterDialog } from "../ui/later";
import { showToast } from "../ui/toast-manager";
import { ShortcutHelpLater } from "./shortcut-help-key";
import { usePresence } from "./use-presence";
import { type Person, UserMenu } from "./user-menu";

const MoreList = later(() => import("./more-list").then((module) => module.MoreList));
const SignOutEverywhere = laterDialog(() => import("./sign-out-everywhere").then((module) => module.SignOutEverywhere));

const signOut = () => import("./auth-requests").then(({ signOutHere }) => signOutHere());

/** The signed-in person, as a menu at the side bar's foot or as the list under "Více". */
export function DeskUser({ person, as }: { person: Omit<Person, "presence" | "awayReason">; as: "menu" | "list" }) {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const { presence, awayReason, choose } = usePresence();
  const language = useMutation(trpc.team.chooseLocale.mutationOptions());
  const everywhere = useMutation(
    trpc.team.signOutEverywhere.mutationOptions({
      onSuccess: () => location.assign("/sign-in"),
      onError: () => showToast({ title: t("signOutFailed"), tone: "error" }),
    }),
  );

  const shown: Person = { ...person, presence, awayReason };
  const actions = {
    onLanguage: (locale: Locale) => language.mutate({ locale }),
    onPresence: choose,
    onShortcuts: () => setHelping(true),
    onSignOut: () => void signOut().catch(() => showToast({ title: t("signOutFailed"), tone: "error" })),
    onSignOutEverywhere: () => setAsking(true),
  };
  return (
    <>
      {as === "menu" ? <UserMenu person={shown} actions={actions} /> : <MoreList person={shown} actions={actions} />}
      <ShortcutHelpLater role={person.role} open={isHelping} onOpenChange={setHelping} />
      <SignOutEverywhere
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => everywhere.mutate()}
        pending={everywhere.isPending}
      />
    </>
  );
}
