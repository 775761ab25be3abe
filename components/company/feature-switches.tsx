"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { Switch } from "@/components/ui/switch";
import { showToast } from "@/components/ui/toast-manager";
import { type FeatureName, type Features, featureNames } from "@/server/team/feature-rules";

/** WhatsApp and campaigns, on or off for the whole company. Switching off is asked about, switching on is not. */
export function FeatureSwitches({ features }: { features: Features }) {
  const t = useTranslations("company.features");
  const { save, change } = useSaveFeatures(features);
  const [asked, setAsked] = useState<FeatureName | null>(null);
  const shown = save.isPending ? save.variables : features;
  return (
    <>
      <Panel aria-labelledby="features" className="flex flex-col gap-4">
        {featureNames.map((name) => {
          const isBelow = name === "campaigns" && !shown.whatsapp;
          return (
            <Switch
              key={name}
              label={<span className="font-medium">{t(`${name}.label`)}</span>}
              hint={isBelow ? t("needsWhatsApp") : t(`${name}.hint`)}
              checked={shown[name] && !isBelow}
              disabled={save.isPending || isBelow}
              onCheckedChange={(on) => (on ? change(name, true) : setAsked(name))}
            />
          );
        })}
      </Panel>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={asked ? t(`${asked}.askTitle`) : ""}
        description={asked ? t(`${asked}.askText`) : ""}
        confirm={t("switchOff")}
        danger
        onConfirm={() => {
          if (asked) change(asked, false);
          setAsked(null);
        }}
      />
    </>
  );
}

function useSaveFeatures(features: Features) {
  const t = useTranslations("company.features");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const save = useMutation(
    trpc.team.saveFeatures.mutationOptions({
      onSuccess: () => {
        showToast({ title: t("saved") });
        // The menus around this page are drawn by the server.
        router.refresh();
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.features.queryFilter()),
    }),
  );
  return { save, change: (name: FeatureName, on: boolean) => save.mutate({ ...features, [name]: on }) };
}
