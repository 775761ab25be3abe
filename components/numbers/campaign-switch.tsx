"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Switch } from "@/components/ui/switch";
import { showToast } from "@/components/ui/toast-manager";

/** Campaigns from this number, on or off at once (S0.34). */
export function CampaignSwitch({ number }: { number: { id: string; campaignsEnabled: boolean } }) {
  const t = useTranslations("numbers.campaigns");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation(
    trpc.numbers.switchCampaigns.mutationOptions({
      onSuccess: (_, { enabled }) => void showToast({ title: t(enabled ? "switchedOn" : "switchedOff") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
    }),
  );
  return (
    <Switch
      label={t("switch")}
      hint={t("hint")}
      checked={change.isPending ? change.variables.enabled : number.campaignsEnabled}
      disabled={change.isPending}
      onCheckedChange={(enabled) => change.mutate({ numberId: number.id, enabled })}
    />
  );
}
