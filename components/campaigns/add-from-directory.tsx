"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Audience, VariableSource } from "@/db/schema/campaign-audience";
import { takesNobody } from "@/server/campaigns/audience-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { AudienceCount } from "./audience-count";
import { AudienceEditor } from "./audience-editor";
import { FillingProgress } from "./filling-progress";
import { ImportReport } from "./import-report";
import { SourceSelect } from "./source-select";
import { useCountedAudience } from "./use-audience-draft";
import { useRefreshCampaigns } from "./use-campaign";

/** A) Adresář: contacts added to a campaign that has started (S2.20–S2.23). */
export function AddFromDirectory({ campaign }: { campaign: ShownCampaign }) {
  const t = useTranslations("campaigns.audience");
  const { variables } = campaign;
  const [audience, setAudience] = useState<Audience>({ steps: [], phoneField: campaign.audience.phoneField });
  const [sources, setSources] = useState<(VariableSource | null)[]>(variables.map(({ source }) => source ?? null));
  const counted = useCountedAudience({ campaignId: campaign.id, audience, sources });
  const { add, importId, error } = useAdd();
  const added = campaign.imports.find(({ id }) => id === importId);
  const running = campaign.imports.find(({ status, audience }) => status === "running" && audience);
  if (running) return <FillingProgress campaign={campaign} filling={running} />;
  if (added) return <ImportReport campaignId={campaign.id} importId={added.id} title={t("added")} />;
  const going = counted.data ? counted.data.planned + counted.data.unasked - counted.data.leftOut : 0;
  const missing = takesNobody(audience) || !counted.data ? t("chooseFirst") : going === 0 ? t("nobody") : null;
  return (
    <div className="flex flex-col gap-5">
      <AudienceEditor campaignId={campaign.id} audience={audience} counted={counted.data} onChange={setAudience} />
      {variables.length > 0 ? (
        <div className="grid gap-3 sm:grid-cols-2">
          {variables.map(({ key, label, defaultValue, source }, n) => (
            <div key={key}>
              <span className="mb-1 block font-medium">{label}</span>
              <SourceSelect
                label={t("sourceOf", { label })}
                value={sources[n] ?? null}
                withFixed={source?.kind === "fixed"}
                onValueChange={(next) => setSources(sources.map((old, at) => (at === n ? next : old)))}
              />
              <span className="mt-1 block text-meta text-text-3">
                {defaultValue ? t("default", { value: defaultValue }) : t("noDefault")}
              </span>
            </div>
          ))}
        </div>
      ) : null}
      {audience.steps.length > 0 ? (
        <AudienceCount
          counted={counted.data}
          isError={counted.isError}
          isFetching={counted.isFetching}
          onRetry={() => void counted.refetch()}
        />
      ) : null}
      {error ? (
        <Banner tone="danger" role="alert">
          {error}
        </Banner>
      ) : null}
      <Button
        variant="primary"
        className="self-start"
        reason={missing}
        pending={add.isPending}
        onClick={() => add.mutate({ campaignId: campaign.id, audience, sources })}
      >
        {t("addNow", { count: going })}
      </Button>
    </div>
  );
}

function useAdd() {
  const trpc = useTRPC();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const add = useMutation(trpc.campaigns.addRecipients.mutationOptions({ onSettled: () => refresh() }));
  return { add, importId: add.data?.importId ?? null, error: add.error ? errorText(add.error) : null };
}
