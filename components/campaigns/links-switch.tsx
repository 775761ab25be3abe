"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { isMediaKey } from "@/server/campaigns/recipient-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import type { Wizard } from "./use-wizard";

/** Whether addresses in the texts' variables become short links; a button of our own address always counts (O28). */
export function LinksSwitch({ wizard, draft }: { wizard: Wizard; draft: ShownCampaign }) {
  const t = useTranslations("campaigns.links");
  const hasTexts = draft.places.some(({ key }) => !isMediaKey(key) && /(?:^|\.)(?:header|body)\./.test(key));
  const hasButton = draft.linkButtons.length > 0;
  if (!hasTexts && !hasButton) return null;
  return (
    <section className="mb-6 max-w-160">
      {hasTexts ? (
        <Switch
          label={t("switch")}
          hint={t("hint")}
          checked={wizard.fields.shortLinks ?? false}
          onCheckedChange={(shortLinks) => wizard.change({ shortLinks })}
        />
      ) : null}
      {hasButton ? <p className="m-0 mt-1 text-meta text-text-3">{t("button")}</p> : null}
    </section>
  );
}
