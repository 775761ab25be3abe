"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, Td, Th } from "@/components/ui/table";
import { isCodeKey, maxCodeLength } from "@/server/templates/place-rules";
import type { Wizard } from "./use-wizard";

/** A default for every variable, saved when its field is left: rows are judged anew by it. */
export function DefaultsTable({ wizard, sample }: { wizard: Wizard; sample: string[] }) {
  const t = useTranslations("campaigns.wizard.variables");
  const { variables } = wizard.fields;
  const change = (at: number, defaultValue: string) =>
    wizard.change({ variables: variables.map((variable, n) => (n === at ? { ...variable, defaultValue } : variable)) });
  return (
    <>
      <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
        <Table>
          <thead>
            <tr>
              <Th>{t("variable")}</Th>
              <Th>{t("default")}</Th>
              <Th className="max-sm:hidden">{t("sample")}</Th>
            </tr>
          </thead>
          <tbody>
            {variables.map(({ key, label, defaultValue }, n) => (
              <tr key={key}>
                <Td>
                  <span className="rounded-xs bg-accent-soft px-1 font-medium text-accent-text">{label}</span>
                </Td>
                <Td className="w-1/2 py-1">
                  <Field hideLabel label={t("defaultOf", { label })}>
                    <Input
                      className="h-8"
                      maxLength={isCodeKey(key) ? maxCodeLength : 1024}
                      placeholder={t("noDefault")}
                      value={defaultValue}
                      onValueChange={(value) => change(n, value)}
                      onBlur={() => void wizard.save()}
                    />
                  </Field>
                </Td>
                <Td className="max-w-40 truncate text-text-2 max-sm:hidden">{sample[n]}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="m-0 mt-2 text-meta text-text-3">{t("saveNote")}</p>
    </>
  );
}
