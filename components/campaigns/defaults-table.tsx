"use client";
import { useTranslations } from "next-intl";
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
      <Table>
        <thead>
          <tr>
            <Th>{t("variable")}</Th>
            <Th>{t("source")}</Th>
            <Th>{t("default")}</Th>
            <Th className="max-sm:hidden">{t("sample")}</Th>
          </tr>
        </thead>
        <tbody>
          {variables.map(({ key, label, defaultValue, source = null }, n) => (
            <tr key={key}>
              <Td>
                <span className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">{label}</span>
              </Td>
              <Td className="w-1/3 py-1">
                <SourceSelect
                  label={t("sourceOf", { label })}
                  value={source}
                  withFixed
                  onValueChange={(next) => wizard.change({ variables: withChange(n, { source: next }) })}
                />
              </Td>
              <Td className="w-1/3 py-1">
                <Field hideLabel label={t(source?.kind === "fixed" ? "fixedOf" : "defaultOf", { label })}>
                  <Input
                    maxLength={isCodeKey(key) ? maxCodeLength : 1024}
                    className="h-8 min-w-28"
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
