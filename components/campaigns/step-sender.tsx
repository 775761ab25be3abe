"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PhoneMock } from "@/components/templates/phone-mock";
import { SyncButton } from "@/components/templates/sync-button";
import { useLanguageName } from "@/components/templates/use-language-name";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { campaignPlaces } from "@/server/campaigns/rules";
import { lossOf, type SenderChange, type SenderLoss } from "@/server/campaigns/sender-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { formatPhone } from "@/server/core/phone";
import { maySend } from "@/server/numbers/rules";
import type { TemplateComponent } from "@/server/providers/types";
import { hasUnknownPart } from "@/server/templates/place-rules";
import { isSendable } from "@/server/templates/rules";
import { NumberHint } from "./number-hint";
import { SenderChangeDialog } from "./sender-change";
import { StepFrame } from "./step-frame";
import type { Wizard, WizardFields } from "./use-wizard";
import { useVariableLabels, VariableLabels } from "./variable-labels";

/** Step 2: a number that can send, one of its approved templates, its language, names of the variables (S2.11–S2.16). */
export function StepSender({
  wizard,
  draft,
  company,
}: {
  wizard: Wizard;
  draft: ShownCampaign | null;
  company: string;
}) {
  const t = useTranslations("campaigns.wizard.sender");
  const trpc = useTRPC();
  const { numberId, templateId, variables } = wizard.fields;
  const numbers = useQuery(trpc.numbers.list.queryOptions());
  const listed = useQuery(trpc.templates.list.queryOptions({ numberId }, { enabled: numberId !== "" }));
  const labelled = useVariableLabels();
  const languageName = useLanguageName();
  const templates = (listed.data ?? []).filter((row) => isSendable(row.status, row.removedAt) || row.id === templateId);
  const chosen = templates.find(({ id }) => id === templateId);
  const languages = templates.filter(({ name }) => name === chosen?.name);
  const number = numbers.data?.find(({ id }) => id === numberId);
  const [asked, ask] = useState<{ loss: SenderLoss; isNumber: boolean; change: Partial<WizardFields> } | null>(null);
  const changeTo = (next: SenderChange, change: Partial<WizardFields>) => {
    const loss = lossOf(draft, variables, next);
    if (loss) ask({ loss, isNumber: next.templateId === "", change });
    else wizard.change(change);
  };
  const choose = (id: string) => {
    const template = templates.find((row) => row.id === id);
    if (!template || id === templateId) return;
    const { category, components } = template;
    const next = labelled(campaignPlaces(components), variables);
    changeTo({ numberId, templateId: id, category, variables: next }, { templateId: id, variables: next });
  };
  /** Names and defaults stay for the template that is chosen next. */
  const chooseNumber = (id: string) => {
    if (id === numberId) return;
    changeTo({ numberId: id, templateId: "", category: "", variables }, { numberId: id, templateId: "", fixed: {} });
  };
  const hasLabels = variables.every(({ label }) => label.trim() !== "");
  const names = [...new Map(templates.map((row) => [row.name, row])).values()];
  const unsendable = (name: string) => {
    const isOff = templates.every((row) => row.name !== name || hasUnknownPart(row.components));
    return { disabled: isOff, hint: isOff ? t("unknownPart") : undefined };
  };
  const samples = Object.fromEntries(
    campaignPlaces(chosen?.components ?? []).map(({ key, sample }, n) => [key, sample || (variables[n]?.label ?? "")]),
  );
  const numberOptions = (numbers.data ?? []).map(({ id, name, phone, status, campaignsEnabled }) => ({
    value: id,
    label: `${name} · ${formatPhone(phone)}`,
    hint: !maySend(status) ? t("numberOff") : campaignsEnabled ? undefined : t("numberCampaignsOff"),
    disabled: !maySend(status) || !campaignsEnabled,
  }));
  return (
    <StepFrame
      wizard={wizard}
      step="sender"
      text={t("text")}
      reason={!chosen ? t("required") : hasLabels ? null : t("labelRequired")}
      aside={chosen ? <PhoneMock company={company} components={chosen.components} values={samples} /> : null}
    >
      <div className="flex max-w-160 flex-col gap-5">
        <Field label={t("number")} hint={number ? <NumberHint number={number} /> : null}>
          <Select
            size="lg"
            placeholder={t("numberPlaceholder")}
            options={numberOptions}
            value={numberId || null}
            onValueChange={chooseNumber}
          />
        </Field>
        {numberOptions.every(({ disabled }) => disabled) && numbers.data ? (
          <Banner tone="warn">{t("noNumber")}</Banner>
        ) : null}
        {numberId ? (
          <Field
            label={t("template")}
            hint={t("templateHint")}
            aside={<SyncButton variant="link" label={t("sync")} numberIds={[numberId]} />}
          >
            <Select
              size="lg"
              placeholder={t("templatePlaceholder")}
              disabled={names.length === 0}
              options={names.map(({ name }) => ({ value: name, label: name, ...unsendable(name) }))}
              value={chosen?.name ?? null}
              onValueChange={(name) => choose(preferred(templates, name))}
            />
          </Field>
        ) : null}
        {listed.data && names.length === 0 ? <Banner tone="warn">{t("noTemplate")}</Banner> : null}
        {languages.length > 1 ? (
          <Field label={t("language")}>
            <Select
              size="lg"
              options={languages.map((row) => ({
                value: row.id,
                label: languageName(row.language),
                disabled: hasUnknownPart(row.components),
                hint: hasUnknownPart(row.components) ? t("unknownPart") : undefined,
              }))}
              value={templateId}
              onValueChange={choose}
            />
          </Field>
        ) : null}
        {chosen && variables.length > 0 ? <VariableLabels wizard={wizard} components={chosen.components} /> : null}
        {asked ? (
          <SenderChangeDialog
            loss={asked.loss}
            isNumber={asked.isNumber}
            onConfirm={() => {
              wizard.change(asked.change);
              ask(null);
            }}
            onClose={() => ask(null)}
          />
        ) : null}
      </div>
    </StepFrame>
  );
}

/** Czech first, when the template has it. */
function preferred(
  templates: { id: string; name: string; language: string; components: TemplateComponent[] }[],
  name: string,
): string {
  const versions = templates.filter((row) => row.name === name && !hasUnknownPart(row.components));
  return (versions.find(({ language }) => language.startsWith("cs")) ?? versions[0])?.id ?? "";
}
