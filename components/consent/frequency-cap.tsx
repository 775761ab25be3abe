"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { WholeNumber } from "@/components/campaigns/whole-number";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { showToast } from "@/components/ui/toast-manager";
import type { CompanyCap } from "@/server/team/frequency-cap";

const usual: CompanyCap = { messages: 2, days: 7 };

/** How many marketing messages one client may get from all campaigns; a campaign may say otherwise (O7). */
export function FrequencyCap() {
  const t = useTranslations("plan.company");
  const cap = useQuery(useTRPC().consent.frequencyCap.queryOptions());
  return (
    <section className="mt-10">
      <h2 className="m-0 text-lead">{t("title")}</h2>
      <p className="m-0 mt-1 mb-3 text-text-2">{t("text")}</p>
      {cap.isPending ? <SkeletonRows rows={2} label={t("title")} /> : null}
      {cap.isError ? <ErrorState onRetry={() => cap.refetch()} retrying={cap.isFetching} /> : null}
      {cap.data === undefined ? null : <CapForm key={JSON.stringify(cap.data)} current={cap.data} />}
    </section>
  );
}

function CapForm({ current }: { current: CompanyCap | null }) {
  const t = useTranslations("plan.company");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [cap, setCap] = useState(current);
  const save = useMutation(
    trpc.consent.changeFrequencyCap.mutationOptions({
      onSuccess: () => showToast({ title: t("saved") }),
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.consent.frequencyCap.queryKey() }),
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ cap });
      }}
      className="flex flex-col items-start gap-3"
    >
      <Switch
        className="w-full"
        label={t("limit")}
        checked={cap !== null}
        onCheckedChange={(on) => setCap(on ? (current ?? usual) : null)}
      />
      {cap ? (
        <div className="flex flex-wrap gap-3">
          <WholeNumber
            label={t("messages")}
            value={cap.messages}
            min={1}
            max={50}
            onValueChange={(messages) => setCap({ ...cap, messages })}
          />
          <WholeNumber
            label={t("days")}
            value={cap.days}
            min={1}
            max={90}
            onValueChange={(days) => setCap({ ...cap, days })}
          />
        </div>
      ) : null}
      <Button
        type="submit"
        pending={save.isPending}
        reason={JSON.stringify(cap) === JSON.stringify(current) ? t("unchanged") : null}
      >
        {tCommon("save")}
      </Button>
    </form>
  );
}
