"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TemplateStatus } from "@/db/enums";
import type { CampaignVariant, VariantPlace } from "@/db/schema/campaign-variants";
import { isMediaKey } from "@/server/campaigns/recipient-rules";
import { campaignPlaces } from "@/server/campaigns/rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { variantProblem } from "@/server/campaigns/variant-rules";
import type { TemplateComponent } from "@/server/providers/types";
import { fixedPlaces, hasUnknownPart, isCodeKey } from "@/server/templates/place-rules";
import { isSendable } from "@/server/templates/rules";
import { useVariableLabels } from "./variable-labels";
import { WholeNumber } from "./whole-number";

const fixedChoice = "fixed";
type Listed = {
  id: string;
  name: string;
  language: string;
  category: string;
  status: TemplateStatus;
  removedAt: Date | null;
  components: TemplateComponent[];
};

/** One further template: which, for how many, and what fills its places: a variable of the campaign or a text. */
export function VariantDialog(props: {
  draft: ShownCampaign;
  templates: Listed[];
  variant: CampaignVariant | null;
  others: CampaignVariant[];
  pending: boolean;
  problem: string | null;
  onSave: (variant: CampaignVariant) => void;
  onClose: () => void;
}) {
  const { draft, templates, variant, others, pending, problem, onSave, onClose } = props;
  const t = useTranslations("campaigns.variants");
  const free = 100 - others.reduce((sum, { share }) => sum + share, 0);
  const [templateId, setTemplateId] = useState(variant?.templateId ?? "");
  const [share, setShare] = useState(variant?.share ?? Math.floor(free / 2));
  const [places, setPlaces] = useState<VariantPlace[]>(variant?.places ?? []);
  const components = templates.find(({ id }) => id === templateId)?.components ?? [];
  const keys = draft.variables.map(({ key }) => key);
  const taken = [draft.templateId, ...others.map((other) => other.templateId)];
  const hintOf = (row: Listed) => {
    if (row.category !== draft.templateCategory) return t("otherCategory");
    if (hasUnknownPart(row.components)) return t("unknownPart");
    return fixedPlaces(row.components).length > 0 ? t("hasFixed") : undefined;
  };
  const options = templates
    .filter((row) => row.id === templateId || (isSendable(row.status, row.removedAt) && !taken.includes(row.id)))
    .map((row) => ({
      value: row.id,
      label: `${row.name} · ${row.language}`,
      hint: hintOf(row),
      disabled: hintOf(row) !== undefined,
    }));
  const choose = (id: string) => {
    setTemplateId(id);
    setPlaces(proposed(templates.find((row) => row.id === id)?.components ?? [], keys));
  };
  const isIncomplete = templateId !== "" && variantProblem(components, { places }, keys) !== null;
  return (
    <FormDialog
      title={t("dialogTitle")}
      description={t("dialogText")}
      pending={pending}
      problem={problem}
      reason={!templateId ? t("required") : isIncomplete ? t("incomplete") : null}
      onSubmit={() => onSave({ templateId, share, places })}
      onClose={onClose}
    >
      <Field label={t("template")}>
        <Select
          placeholder={t("templatePlaceholder")}
          options={options}
          value={templateId || null}
          onValueChange={choose}
        />
      </Field>
      <WholeNumber
        label={t("share")}
        value={share}
        min={1}
        max={free - 1}
        onValueChange={setShare}
        hint={t("shareHint", { rest: free - share })}
        className="w-full"
      />
      <Places draft={draft} components={components} places={places} onChange={setPlaces} />
    </FormDialog>
  );
}

/** The variable of the same place if there is one, else a text to write. */
const proposed = (components: TemplateComponent[], keys: string[]): VariantPlace[] =>
  campaignPlaces(components).map(({ key }) =>
    keys.includes(key) ? { key, kind: "variable", from: key } : { key, kind: "fixed", value: "" },
  );

function Places({
  draft,
  components,
  places,
  onChange,
}: {
  draft: ShownCampaign;
  components: TemplateComponent[];
  places: VariantPlace[];
  onChange: (places: VariantPlace[]) => void;
}) {
  const t = useTranslations("campaigns.variants");
  const labels = useVariableLabels()(campaignPlaces(components), []);
  if (places.length === 0) return null;
  const fits = (key: string) => (from: string) =>
    isMediaKey(from) === isMediaKey(key) && (!isCodeKey(key) || isCodeKey(from));
  return (
    <fieldset className="m-0 flex flex-col gap-3 border-0 p-0">
      <legend className="mb-2 p-0 font-semibold">{t("places")}</legend>
      {places.map((place, n) => {
        const label = labels[n]?.label ?? place.key;
        const set = (next: VariantPlace) => onChange(places.with(n, next));
        const variables = draft.variables.filter(({ key }) => fits(place.key)(key));
        return (
          <div key={place.key} className="grid gap-2 sm:grid-cols-2">
            <Field label={t("fill", { label })}>
              <Select
                options={[
                  ...variables.map((variable) => ({ value: variable.key, label: variable.label })),
                  { value: fixedChoice, label: t("fixedText") },
                ]}
                value={place.kind === "fixed" ? fixedChoice : place.from}
                onValueChange={(from) =>
                  set(
                    from === fixedChoice
                      ? { key: place.key, kind: "fixed", value: "" }
                      : { key: place.key, kind: "variable", from },
                  )
                }
              />
            </Field>
            {place.kind === "fixed" ? (
              <Field label={t("fixedOf", { label })}>
                <Input
                  maxLength={1024}
                  value={place.value}
                  onValueChange={(value) => set({ key: place.key, kind: "fixed", value })}
                />
              </Field>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
