"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Panel } from "@/components/ui/panel";
import { QueryProblem } from "@/components/ui/query-problem";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { showToast } from "@/components/ui/toast-manager";

/** Whether pushes say who wrote and what (O25): for everybody in the company, at once. */
export function PreviewSettings() {
  const t = useTranslations("notifications");
  const desk = useQuery(useTRPC().team.desk.queryOptions());
  const save = useSave();
  const shown = { ...desk.data, ...(save.isPending ? save.variables : {}) };
  return (
    <section aria-labelledby="previews" className="mt-4 flex flex-col gap-4">
      <h2 id="previews" className="m-0 text-lead font-semibold">
        {t("title")}
      </h2>
      {desk.isPending ? <Skeleton className="h-20 w-full rounded-lg" /> : null}
      <QueryProblem query={desk} />
      {desk.data ? (
        <Panel>
          <Switch
            label={t("preview.label")}
            hint={t("preview.hint")}
            checked={shown.pushPreview === true}
            onCheckedChange={(pushPreview) => save.mutate({ pushPreview })}
          />
        </Panel>
      ) : null}
    </section>
  );
}

function useSave() {
  const t = useTranslations("notifications.preview");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.team.saveDesk.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.team.desk.queryFilter()),
    }),
  );
}
