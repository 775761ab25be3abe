"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, Td, Th } from "@/components/ui/table";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { isCodeKey, maxCodeLength } from "@/server/templates/place-rules";
import { SourceSelect } from "./source-select";
import type { Wizard } from "./use-wizard";

/** What fills every variable for contacts of the directory (S2.22), and its default; rows are judged anew by both. */
export function DefaultsTable({ wizard, sample }: { wizard: Wizard; sample: string[] }) {
  const t = useTranslations("campaigns.wizard.variables");
  const { variables } = wizard.fields;
  const withChange = (at: number, part: Partial<CampaignVariable>) =>
    variables.map((variable, n) => (n === at ? { ...variable, ...part } : variable));
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table className={stacked}>
        <thead className="max-sm:hidden">
          <tr>
            <Th>{t("variable")}</Th>
            <Th>{t("source")}</Th>
            <Th>{t("default")}</Th>
            <Th className="max-sm:hidden">{t("sample")}</Th>
          </tr>
        </thead>
        <tbody>
          {variables.map(({ key, label, defaultValue, source = null }, n) => (
            <tr
              key={key}
              className="max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:border-b max-sm:border-line max-sm:px-4 max-sm:py-3"
            >
              <Td className="max-sm:col-span-2">
                <span className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">{label}</span>
              </Td>
              <Td className="w-1/3 py-1 max-sm:w-auto max-sm:min-w-0">
                <Caption>{t("source")}</Caption>
                <SourceSelect
                  label={t("sourceOf", { label })}
                  value={source}
                  withFixed
                  onValueChange={(next) => wizard.change({ variables: withChange(n, { source: next }) })}
                />
              </Td>
              <Td className="w-1/3 py-1 max-sm:w-auto max-sm:min-w-0">
                <Caption>{t("default")}</Caption>
                <Field hideLabel label={t(source?.kind === "fixed" ? "fixedOf" : "defaultOf", { label })}>
                  <Input
                    maxLength={isCodeKey(key) ? maxCodeLength : 1024}
                    className="h-8 sm:min-w-28"
                    placeholder={t("noDefault")}
                    value={defaultValue}
                    onValueChange={(value) => wizard.change({ variables: withChange(n, { defaultValue: value }) })}
                  />
                </Field>
              </Td>
              <Td className="max-w-40 truncate text-text-2 max-sm:hidden">{sample[n]}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** On a phone a variable is a block, its name above its two fields. */
const stacked =
  "max-sm:block max-sm:[&_tbody]:block max-sm:[&_td]:h-auto max-sm:[&_td]:border-b-0 max-sm:[&_td]:p-0 max-sm:[&_td:first-child]:pl-0 max-sm:[&_td:last-child]:pr-0";

/** The heading of a column where it cannot stand above it; the field itself has its full name. */
function Caption({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="mt-2 mb-1 block text-meta text-text-3 sm:hidden">
      {children}
    </span>
  );
}
