"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { Table, Td, Th } from "@/components/ui/table";
import type { ContactField } from "@/server/contacts/list-fields";
import type { ImportFile } from "./use-import-file";

const ignored = "ignore";
const added = "new";

/** Each column with its first values and what it fills: a part of the contact, nothing, or a new field. */
export function ImportMappingTable({
  chosen,
  fields,
  onMap,
  onNew,
}: {
  chosen: ImportFile;
  fields: ContactField[];
  onMap: (column: number, target: string | null) => void;
  /** Null where the reader may not make fields. */
  onNew: ((column: number) => void) | null;
}) {
  const t = useTranslations("contacts");
  const options = [
    { value: ignored, label: t("import.ignore") },
    { value: "name", label: t("columns.name") },
    { value: "phone", label: t("columns.phone") },
    { value: "email", label: t("columns.email") },
    ...fields.map(({ key, label }) => ({ value: `field:${key}`, label })),
    ...(onNew ? [{ value: added, label: t("import.newField") }] : []),
  ];
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <Table>
        <thead>
          <tr>
            <Th>{t("import.columnTitle")}</Th>
            <Th>{t("import.fills")}</Th>
            <Th className="w-1/2 max-md:hidden">{t("import.sample")}</Th>
          </tr>
        </thead>
        <tbody>
          {chosen.header.map((name, column) => {
            const label = name || t("import.column", { n: column + 1 });
            const samples = chosen.rows
              .slice(0, 3)
              .map(({ cells }) => cells[column]?.trim() ?? "")
              .filter(Boolean);
            return (
              <tr key={column}>
                <Td className="max-w-40 truncate font-medium">
                  {label}
                  <span className="block truncate text-meta font-normal text-text-2 md:hidden">
                    {samples.join(" · ")}
                  </span>
                </Td>
                <Td>
                  <Select
                    aria-label={t("import.fillsOf", { name: label })}
                    className="w-52 max-sm:w-40"
                    value={chosen.mapping[column] ?? ignored}
                    options={options}
                    onValueChange={(target) =>
                      target === added ? onNew?.(column) : onMap(column, target === ignored ? null : target)
                    }
                  />
                </Td>
                <Td className="max-w-0 truncate text-text-2 max-md:hidden">{samples.join(" · ")}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
