"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFields } from "@/components/contacts/use-contact-data";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AudienceMode } from "@/db/enums";
import type { Audience, AudienceStep } from "@/db/schema/campaign-audience";
import { isChosen, mostSteps } from "@/server/campaigns/audience-rules";
import type { CountedAudience } from "@/server/campaigns/count-audience";
import { AudienceStepRow } from "./audience-step-row";

/**
 * Steps that add contacts of the directory or take them away (O9). A step without its source yet is only shown; `onChange` hears of
 * the others.
 */
export function AudienceEditor({
  campaignId,
  audience,
  counted,
  onChange,
}: {
  campaignId: string;
  audience: Audience;
  counted: CountedAudience | undefined;
  onChange: (audience: Audience) => void;
}) {
  const t = useTranslations("campaigns.audience");
  const [steps, setSteps] = useState<AudienceStep[]>(audience.steps);
  const change = (next: AudienceStep[]) => {
    setSteps(next);
    const chosen = next.filter(isChosen);
    if (JSON.stringify(chosen) !== JSON.stringify(audience.steps)) onChange({ ...audience, steps: chosen });
  };
  const add = (mode: AudienceMode) => change([...steps, { mode, kind: "filter", filterId: "" }]);
  const swap = (at: number) =>
    change(steps.map((step, n) => (n === at ? steps[at - 1] : n === at - 1 ? steps[at] : step) ?? step));
  const full = steps.length >= mostSteps ? t("mostSteps", { max: mostSteps }) : null;
  return (
    <div className="flex flex-col gap-3">
      {steps.length > 0 ? (
        <ol aria-label={t("steps")} className="m-0 flex list-none flex-col gap-2 p-0">
          {steps.map((step, at) => (
            <li key={at}>
              <AudienceStepRow
                campaignId={campaignId}
                step={step}
                place={at + 1}
                count={isChosen(step) ? counted?.steps[steps.slice(0, at).filter(isChosen).length] : undefined}
                onChange={(next) => change(steps.map((old, n) => (n === at ? next : old)))}
                onUp={at > 0 ? () => swap(at) : null}
                onRemove={() => change(steps.filter((_, n) => n !== at))}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="m-0 text-text-3">{t("none")}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button reason={full} onClick={() => add("add")}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
        <Button variant="plain" reason={full} onClick={() => add("minus")}>
          <Minus aria-hidden />
          {t("subtract")}
        </Button>
      </div>
      <PhoneField value={audience.phoneField} onValueChange={(phoneField) => onChange({ ...audience, phoneField })} />
    </div>
  );
}

const whatsapp = "whatsapp:";

/** Which field holds the phone (S2.21); asked only where there is a choice. */
function PhoneField({ value, onValueChange }: { value: string | null; onValueChange: (key: string | null) => void }) {
  const t = useTranslations("campaigns.audience");
  const { all } = useFields();
  const fields = all.filter(
    ({ kind, key, retiredAt }) => key === value || (!retiredAt && (kind === "phone" || kind === "text")),
  );
  if (fields.length === 0) return null;
  const isText = fields.some(({ key, kind }) => key === value && kind === "text");
  return (
    <Field label={t("phoneField")} hint={t(isText ? "phoneText" : "phoneHint")} className="max-w-80">
      <Select
        options={[
          { value: whatsapp, label: t("phoneWhatsApp") },
          ...fields.map(({ key, label }) => ({ value: `field:${key}`, label })),
        ]}
        value={value === null ? whatsapp : `field:${value}`}
        onValueChange={(next) => onValueChange(next === whatsapp ? null : next.slice("field:".length))}
      />
    </Field>
  );
}
