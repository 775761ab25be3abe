"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowUp, Plus, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { FilterDialog } from "@/components/contacts/filter-dialog";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { useMoment } from "@/components/ui/use-moment";
import { audienceModes, campaignReactions } from "@/db/enums";
import type { AudienceStep, RecipientSource } from "@/db/schema/campaign-audience";
import type { CountedAudience } from "@/server/campaigns/count-audience";

const kinds = ["filter", "tag", "campaign", "everybody"] as const;

/** A source of another kind begins like this. */
function emptySource(kind: (typeof kinds)[number]): RecipientSource {
  switch (kind) {
    case "filter":
      return { kind, filterId: "" };
    case "tag":
      return { kind, tagId: "" };
    case "campaign":
      return { kind, campaignId: "", reaction: "received" };
    case "everybody":
      return { kind };
  }
}

type Change = (step: AudienceStep) => void;

/** One step: plus or minus, of what, and how many contacts that knows. */
export function AudienceStepRow({
  campaignId,
  step,
  place,
  count,
  onChange,
  onUp,
  onRemove,
}: {
  campaignId: string;
  step: AudienceStep;
  place: number;
  count: CountedAudience["steps"][number] | undefined;
  onChange: Change;
  onUp: (() => void) | null;
  onRemove: () => void;
}) {
  const t = useTranslations("campaigns.audience");
  const format = useFormatter();
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken p-2">
      <Select
        aria-label={t("modeOf", { place })}
        className="w-32"
        value={step.mode}
        options={audienceModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
        onValueChange={(mode) => onChange({ ...step, mode })}
      />
      <Select
        aria-label={t("kindOf", { place })}
        className="w-44"
        value={step.kind}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onValueChange={(kind) => onChange({ mode: step.mode, ...emptySource(kind) })}
      />
      <Source campaignId={campaignId} step={step} onChange={onChange} />
      <span className="flex flex-1 items-center justify-end gap-1">
        <span role="status" className={count?.isGone ? "text-danger-text" : "text-text-2"}>
          {count ? (count.isGone ? t("gone") : format.number(count.count)) : ""}
        </span>
        {onUp ? (
          <IconButton label={t("up", { place })} onClick={onUp}>
            <ArrowUp aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={t("remove", { place })} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

function Source({ campaignId, step, onChange }: { campaignId: string; step: AudienceStep; onChange: Change }) {
  switch (step.kind) {
    case "filter":
      return <FilterSource step={step} onChange={onChange} />;
    case "tag":
      return <TagSource step={step} onChange={onChange} />;
    case "campaign":
      return <CampaignSource campaignId={campaignId} step={step} onChange={onChange} />;
    case "everybody":
      return null;
  }
}

type Of<Kind extends AudienceStep["kind"]> = Extract<AudienceStep, { kind: Kind }>;

function FilterSource({ step, onChange }: { step: Of<"filter">; onChange: Change }) {
  const t = useTranslations("campaigns.audience");
  const filters = useQuery(useTRPC().contacts.filters.queryOptions());
  const [isNew, setNew] = useState(false);
  return (
    <>
      {filters.data?.length === 0 ? null : (
        <Select
          aria-label={t("kinds.filter")}
          className="w-56"
          placeholder={t("chooseFilter")}
          // A filter just made is not in the list yet, and its id is no name.
          value={filters.data?.find(({ id }) => id === step.filterId)?.id ?? null}
          options={(filters.data ?? []).map(({ id, name, isShared, ownerName }) => ({
            value: id,
            label: name,
            hint: isShared ? t("sharedBy", { name: ownerName }) : undefined,
          }))}
          onValueChange={(filterId) => onChange({ ...step, filterId })}
        />
      )}
      <Button variant="plain" onClick={() => setNew(true)}>
        <Plus aria-hidden />
        {t("newFilter")}
      </Button>
      {isNew ? (
        <FilterDialog
          filter={null}
          savesOnly
          onApply={({ id }) => id && onChange({ ...step, filterId: id })}
          onClose={() => setNew(false)}
        />
      ) : null}
    </>
  );
}

function TagSource({ step, onChange }: { step: Of<"tag">; onChange: Change }) {
  const t = useTranslations("campaigns.audience");
  const tags = useQuery(useTRPC().tags.offered.queryOptions());
  return (
    <Select
      aria-label={t("kinds.tag")}
      className="w-56"
      placeholder={t("chooseTag")}
      value={step.tagId || null}
      options={(tags.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onValueChange={(tagId) => onChange({ ...step, tagId })}
    />
  );
}

function CampaignSource({
  campaignId,
  step,
  onChange,
}: {
  campaignId: string;
  step: Of<"campaign">;
  onChange: Change;
}) {
  const t = useTranslations("campaigns.audience");
  const moment = useMoment();
  const earlier = useQuery(useTRPC().campaigns.earlier.queryOptions({ campaignId }));
  if (earlier.data?.length === 0) return <span className="text-text-3">{t("noCampaign")}</span>;
  return (
    <>
      <Select
        aria-label={t("reaction")}
        className="w-44"
        value={step.reaction}
        options={campaignReactions.map((value) => ({ value, label: t(`reactions.${value}`) }))}
        onValueChange={(reaction) => onChange({ ...step, reaction })}
      />
      <Select
        aria-label={t("kinds.campaign")}
        className="w-56"
        placeholder={t("chooseCampaign")}
        value={step.campaignId || null}
        options={(earlier.data ?? []).map(({ id, name, launchedAt }) => ({
          value: id,
          label: name,
          hint: launchedAt ? moment(launchedAt) : undefined,
        }))}
        onValueChange={(chosen) => onChange({ ...step, campaignId: chosen })}
      />
    </>
  );
}
