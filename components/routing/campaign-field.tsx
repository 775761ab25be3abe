"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ConditionOf } from "./rule-form";
import { useCampaignChoices } from "./use-campaign-choices";

const any = "any";

/** Which campaign is answered; one that is not listed any more stays by its name. */
export function CampaignField({
  condition,
  onChange,
}: {
  condition: ConditionOf<"campaign">;
  onChange: (condition: ConditionOf<"campaign">) => void;
}) {
  const t = useTranslations("routing.fields");
  const campaigns = useCampaignChoices();
  const { campaignId, name } = condition;
  const isListed = campaigns.some(({ value }) => value === campaignId);
  const kept = campaignId && !isListed ? [{ value: campaignId, label: name ?? "" }] : [];
  return (
    <Field label={t("campaign")} hint={t("campaignHint")}>
      <Select
        options={[{ value: any, label: t("anyCampaign") }, ...kept, ...campaigns]}
        value={campaignId ?? any}
        onValueChange={(value) => {
          const chosen = campaigns.find((campaign) => campaign.value === value);
          onChange({ ...condition, campaignId: chosen?.value ?? null, name: chosen?.label ?? null });
        }}
      />
    </Field>
  );
}
