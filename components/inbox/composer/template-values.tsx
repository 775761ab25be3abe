"use client";
import { NotebookPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { FixedFields } from "@/components/templates/fixed-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { asksForNothing, isCodeKey, maxCodeLength } from "@/server/templates/place-rules";
import type { TemplateVariable } from "@/server/templates/rules";
import { useLanguageName } from "../use-language-name";
import { asVariableValue } from "./composer-text";
import { nextVariable, type SendingTemplate } from "./template-picker-model";
import type { TemplatePicking } from "./template-picker-state";
import { TemplateFile } from "./template-values-file";

/** The values of the chosen template in reading order: sample as a hint, known ones from the card, the draft on offer. */
export function TemplateValues({ picking, draft }: { picking: TemplatePicking; draft?: string }) {
  const t = useTranslations("composer");
  const labelOf = useVariableLabel();
  const { chosen, values } = picking;
  if (!chosen) return <p className="m-0 text-text-2">{t("picker.choose")}</p>;
  const draftValue = asVariableValue(draft ?? "");
  const next = nextVariable(chosen, values);
  return (
    <div className="flex flex-col gap-3">
      <Languages picking={picking} chosen={chosen} />
      <ValuesOf picking={picking} chosen={chosen} />
      <FixedFields key={chosen.id} places={chosen.fixed} values={values} onChange={picking.setValue} />
      {cardsOf(chosen).map((card) => (
        <fieldset key={card} className="m-0 flex min-w-0 flex-col gap-3 border-0 border-t border-line p-0 pt-3">
          <legend className="float-left mb-3 w-full p-0 font-semibold">{t("picker.card", { number: card + 1 })}</legend>
          <ValuesOf picking={picking} chosen={chosen} card={card} />
        </fieldset>
      ))}
      {asksForNothing(chosen.components) ? <p className="m-0 text-text-2">{t("picker.noVariables")}</p> : null}
      {draftValue ? (
        <div className="text-meta text-text-2">
          <p className="m-0 flex items-center gap-1">
            <NotebookPen aria-hidden className="size-3" />
            {t("closed.draftKept")}
          </p>
          {next && values[next.key]?.trim() !== draftValue ? (
            <Button
              variant="link"
              className="h-auto min-h-8 py-1 text-left text-meta whitespace-normal"
              onClick={() => picking.setValue(next.key, draftValue.slice(0, 1024))}
            >
              {t("closed.useDraft", { label: labelOf(next) })}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** Cards that ask for anything, in their order. */
const cardsOf = ({ files, variables }: SendingTemplate): number[] =>
  [...new Set([...files, ...variables].flatMap(({ card }) => card ?? []))].sort((a, b) => a - b);

/** Files and variables of the template itself, or of one of its cards. */
function ValuesOf({ picking, chosen, card }: { picking: TemplatePicking; chosen: SendingTemplate; card?: number }) {
  const t = useTranslations("composer.picker");
  const labelOf = useVariableLabel();
  const isHere = (place: { card?: number }) => place.card === card;
  return (
    <>
      {chosen.files.filter(isHere).map((place) => (
        <TemplateFile key={place.key} name={chosen.name} place={place} uploads={picking.uploads} />
      ))}
      {chosen.variables.filter(isHere).map((variable) => (
        <Field key={variable.key} label={labelOf(variable)}>
          <Input
            value={picking.values[variable.key] ?? ""}
            onValueChange={(value) => picking.setValue(variable.key, value)}
            maxLength={isCodeKey(variable.key) ? maxCodeLength : 1024}
            placeholder={variable.sample ? t("sample", { sample: variable.sample }) : undefined}
            source={picking.isFromCard(variable.key) ? t("fromCard") : undefined}
          />
        </Field>
      ))}
    </>
  );
}

function Languages({ picking, chosen }: { picking: TemplatePicking; chosen: SendingTemplate }) {
  const t = useTranslations("composer.picker");
  const languageName = useLanguageName();
  const options = picking.versions
    .filter(picking.mayChoose)
    .map(({ id, language }) => ({ value: id, label: languageName(language) }));
  if (options.length < 2) return null;
  if (options.length <= 3)
    return (
      <Segmented
        label={t("language")}
        options={options}
        value={chosen.id}
        onValueChange={picking.choose}
        className="flex-wrap"
      />
    );
  return (
    <Field label={t("language")}>
      <Select options={options} value={chosen.id} onValueChange={picking.choose} />
    </Field>
  );
}

/** A named variable is called by its name, a numbered one by its number; where it stands is said unless it is the text. */
export function useVariableLabel(): (variable: TemplateVariable) => string {
  const t = useTranslations("composer.picker");
  return ({ key, token, place, card }) => {
    const words = token.replaceAll("_", " ");
    const plain = /^\d+$/.test(token) ? t("variable", { number: Number(token) }) : capital(words);
    const label = isCodeKey(key) ? t("code") : plain;
    const placed =
      place === "header"
        ? t("inHeader", { label })
        : place === "button" && !isCodeKey(key)
          ? t("inButton", { label })
          : label;
    return card === undefined ? placed : t("onCard", { label: placed, number: card + 1 });
  };
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
