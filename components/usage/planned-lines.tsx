"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Option } from "@/components/ui/option";
import { Select } from "@/components/ui/select";
import { priceCategories } from "@/db/enums";
import { maxPlannedLines } from "@/server/usage/schema";
import { useCountryOptions } from "./use-country-options";
import { countOf, highestCount, type Planned, type usePlannedLines } from "./use-planned-lines";
import { useUsageWords } from "./use-usage-words";

/** How many messages of which category go where. */
export function PlannedLines({ plan }: { plan: ReturnType<typeof usePlannedLines> }) {
  const t = useTranslations("usage.calculator");
  const { lines, add, change, remove } = plan;
  const countries = useCountryOptions();
  return (
    <section aria-label={t("messages")}>
      <h2 className="m-0 mb-3 text-body">{t("messages")}</h2>
      <ul className="m-0 flex list-none flex-col gap-4 p-0">
        {lines.map((line, n) => (
          <PlannedLine
            key={line.key}
            line={line}
            row={n + 1}
            countries={countries}
            onChange={(to) => change(line.key, to)}
            onRemove={lines.length > 1 ? () => remove(line.key) : null}
          />
        ))}
      </ul>
      <Button
        className="mt-4"
        onClick={add}
        reason={lines.length >= maxPlannedLines ? t("tooMany", { max: maxPlannedLines }) : null}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </section>
  );
}

function PlannedLine({
  line,
  row,
  countries,
  onChange,
  onRemove,
}: {
  line: Planned;
  row: number;
  countries: readonly Option[];
  onChange: (to: Partial<Planned>) => void;
  onRemove: (() => void) | null;
}) {
  const t = useTranslations("usage.calculator");
  const words = useUsageWords();
  const categories = priceCategories.map((value) => ({ value, label: words.category(value) }));
  const isBad = line.count.trim() !== "" && countOf(line.count) === null;
  return (
    <li>
      <fieldset className="m-0 grid grid-cols-[minmax(0,1fr)_36px] items-start gap-2 border-0 p-0 sm:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,2fr)_36px]">
        <legend className="sr-only">{t("line", { row })}</legend>
        <Field label={t("country")} className="max-sm:col-span-2">
          <Combobox
            options={countries}
            value={line.country}
            onValueChange={(country) => onChange({ country })}
            placeholder={t("chooseCountry")}
          />
        </Field>
        <Field label={t("category")} className="max-sm:col-span-2">
          <Select options={categories} value={line.category} onValueChange={(category) => onChange({ category })} />
        </Field>
        <Field label={t("count")} error={isBad ? t("badCount", { max: highestCount }) : null}>
          <Input
            inputMode="numeric"
            className="text-right tabular-nums"
            value={line.count}
            onValueChange={(count) => onChange({ count })}
          />
        </Field>
        <span className="mt-[26px]">
          {onRemove ? (
            <IconButton label={t("remove", { row })} onClick={onRemove}>
              <Trash2 aria-hidden />
            </IconButton>
          ) : null}
        </span>
      </fieldset>
    </li>
  );
}
