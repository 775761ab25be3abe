"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { useErrorText } from "../live/use-error-text";
import { Switch } from "../ui/switch";
import { showToast } from "../ui/toast-manager";

/** Náhled před přijetím (N.63): takes effect at once, for every group. */
export function PreviewSwitch() {
  const t = useTranslations("team.preview");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { data } = useQuery(trpc.team.desk.queryOptions());
  const save = useMutation(
    trpc.team.saveDesk.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.desk.queryFilter()),
    }),
  );
  if (!data) return null;
  return (
    <div className="mt-6 max-w-160">
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={(save.isPending ? save.variables.previewBeforeAccept : null) ?? data.previewBeforeAccept}
        onCheckedChange={(previewBeforeAccept) => save.mutate({ previewBeforeAccept })}
      />
    </div>
  );
}
