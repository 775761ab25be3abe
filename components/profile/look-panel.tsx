"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/live/trpc";
import { usePreferenceChoices } from "@/components/shell/preference-choices";
import { chooseSingleKeys, useAreSingleKeysOn } from "@/components/shell/preferences";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { ProfileSection } from "./profile-section";

/** Language, look and single-key shortcuts; each takes effect at once. */
export function LookPanel() {
  const t = useTranslations("profile.look");
  const tKeys = useTranslations("keys");
  const save = useMutation(useTRPC().team.chooseLocale.mutationOptions());
  const { language, theme } = usePreferenceChoices((locale) => save.mutate({ locale }));
  return (
    <ProfileSection title={t("title")} text={t("text")}>
      <Row label={language.label}>
        <Segmented {...language} />
      </Row>
      <Row label={theme.label}>
        <Segmented {...theme} />
      </Row>
      <Switch
        className="mt-3"
        label={tKeys("switch")}
        aria-label={tKeys("switch")}
        hint={tKeys("switchHint")}
        checked={useAreSingleKeysOn()}
        onCheckedChange={chooseSingleKeys}
      />
    </ProfileSection>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-3">
      <span>{label}</span>
      {children}
    </div>
  );
}
