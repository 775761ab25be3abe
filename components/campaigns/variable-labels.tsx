"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { type CampaignPlace, campaignPlaces } from "@/server/campaigns/rules";
import { carriedPlaces } from "@/server/campaigns/sender-rules";
import type { TemplateComponent } from "@/server/providers/types";
import { isCodeKey } from "@/server/templates/place-rules";
import type { Wizard } from "./use-wizard";

/** Names for the places of a template, kept from before where the place or its name is the same. */
export function useVariableLabels() {
  const t = useTranslations("campaigns.wizard");
  return (places: CampaignPlace[], before: CampaignVariable[]): CampaignVariable[] => {
    const texts = places.filter(({ kind }) => kind === "text");
    const named = places.map((place) => {
      const { key, kind, token, card } = place;
      const positional = t("variable", { n: texts.indexOf(place) + 1 });
      const plain = isCodeKey(key) ? t("code") : /^\d+$/.test(token) ? positional : token;
      if (card === undefined) return { key, label: kind === "media" ? t(`media.${token}`) : plain, defaultValue: "" };
      const label = kind === "media" ? t(`cardMedia.${token}`) : plain;
      return { key, label: t("onCard", { card: card + 1, label }), defaultValue: "" };
    });
    const carried = carriedPlaces(named, before);
    return named.map((variable, n) => ({ ...variable, ...before[carried[n] ?? -1], key: variable.key }));
  };
}

/** What people call the variables: they become the headers of the CSV (S2.24). */
export function VariableLabels({ wizard, components }: { wizard: Wizard; components: TemplateComponent[] }) {
  const t = useTranslations("campaigns.wizard.sender");
  const { variables } = wizard.fields;
  const places = campaignPlaces(components);
  const rename = (at: number, label: string) =>
    wizard.change({ variables: variables.map((variable, n) => (n === at ? { ...variable, label } : variable)) });
  return (
    <section>
      <h3 className="m-0 text-body">{t("labels")}</h3>
      <p className="m-0 mb-3 text-meta text-text-3">{t("labelsHint")}</p>
      <div className="flex flex-col gap-2">
        {variables.map(({ key, label }, n) => (
          <div key={key} className="grid grid-cols-[72px_minmax(0,1fr)] items-start gap-3">
            <span className="mt-1.5 max-w-full justify-self-start truncate rounded-xs touch:mt-2.5 bg-accent-soft px-1 font-medium text-accent-text">
              {places[n]?.kind === "media" ? places[n]?.token : `{{${places[n]?.token ?? n + 1}}}`}
            </span>
            <Field
              hideLabel
              label={t("labelOf", { token: places[n]?.token ?? String(n + 1) })}
              hint={places[n]?.sample ? t("sampleOf", { sample: places[n]?.sample ?? "" }) : null}
              className="min-w-0 [overflow-wrap:anywhere]"
            >
              <Input maxLength={80} value={label} onValueChange={(value) => rename(n, value)} />
            </Field>
          </div>
        ))}
      </div>
    </section>
  );
}
