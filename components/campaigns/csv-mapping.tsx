"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Table, Td, Th } from "@/components/ui/table";
import { fileVariables, placedColumns } from "@/server/campaigns/audience-rules";
import { type PlannedRow, toRecipient } from "@/server/campaigns/recipient-rules";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { formatPhone } from "@/server/core/phone";
import type { CsvFile } from "./use-csv-file";

const separatorNames = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "pipe" } as const;
const encodingNames = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16", "windows-1250": "Windows-1250" };

/** Which column fills what, and how the first rows come out (S2.25: order decides, a person may say otherwise). */
export function CsvMapping({
  campaign,
  csv,
  onColumn,
  disabled,
}: {
  campaign: ShownCampaign;
  csv: CsvFile;
  onColumn: (at: number, column: number) => void;
  disabled: boolean;
}) {
  const t = useTranslations("campaigns.csv");
  const separator = separatorNames[csv.sniffed.separator as keyof typeof separatorNames] ?? "semicolon"; // one of core/csv's four
  const labels = [t("phone"), ...fileVariables(campaign.variables).map(({ label }) => label)];
  return (
    <section className="flex flex-col gap-4">
      <div>
        <p className="m-0 font-semibold">{csv.file.name}</p>
        <p className="m-0 text-meta text-text-2">
          {t("read", {
            encoding: encodingNames[csv.sniffed.encoding],
            separator: t(`separators.${separator}`),
            header: csv.header ? "yes" : "no",
          })}
        </p>
      </div>
      <div>
        <h3 className="m-0 text-body">{t("mapping")}</h3>
        <p className="m-0 mb-3 text-meta text-text-3">{t("mappingHint")}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {labels.map((label, at) => (
            <Field key={at} label={label}>
              <ColumnSelect csv={csv} at={at} onColumn={onColumn} disabled={disabled} />
            </Field>
          ))}
        </div>
      </div>
      <FirstRows campaign={campaign} csv={csv} />
    </section>
  );
}

function ColumnSelect({
  csv,
  at,
  onColumn,
  disabled,
}: {
  csv: CsvFile;
  at: number;
  onColumn: (at: number, column: number) => void;
  disabled: boolean;
}) {
  const t = useTranslations("campaigns.csv");
  const columns = Array.from({ length: csv.columnCount }, (_, n) => ({
    value: String(n),
    label: csv.header?.[n] ? t("columnNamed", { n: n + 1, name: csv.header[n] }) : t("column", { n: n + 1 }),
    hint: csv.rows[0]?.cells[n]?.slice(0, 40),
  }));
  const options = at === 0 ? columns : [{ value: "-1", label: t("notInFile"), hint: undefined }, ...columns];
  return (
    <Select
      options={options}
      value={String(csv.columns[at] ?? -1)}
      onValueChange={(value) => onColumn(at, Number(value))}
      disabled={disabled}
    />
  );
}

function FirstRows({ campaign, csv }: { campaign: ShownCampaign; csv: CsvFile }) {
  const t = useTranslations("campaigns");
  const labels = [t("csv.phone"), ...campaign.variables.map(({ label }) => label)];
  const columns = placedColumns(csv.columns, campaign.variables);
  // Shown as the server will judge it, but for the company's own default country, which only the server knows.
  const rows = csv.rows.slice(0, 5).map((record) => toRecipient(record, columns, campaign.variables, "CZ"));
  return (
    <div>
      <h3 className="m-0 mb-2 text-body">{t("csv.sampleRows")}</h3>
      <div className="overflow-x-auto rounded-md border border-line">
        <Table>
          <thead>
            <tr>
              {labels.map((label, n) => (
                <Th key={n}>{label}</Th>
              ))}
              <Th>{t("csv.rowState")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={n}>
                <Td>{row.phone ? formatPhone(row.phone) : row.phoneGiven}</Td>
                {campaign.variables.map(({ key, defaultValue }, at) => (
                  <Td key={key}>{row.values[at] || <span className="text-text-3">{defaultValue}</span>}</Td>
                ))}
                <Td className={row.planReason ? "text-danger-text" : "text-ok-text"}>
                  <Verdict row={row} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}

function Verdict({ row }: { row: PlannedRow }) {
  const t = useTranslations("campaigns");
  return row.planReason ? t(`planReason.${row.planReason}`) : t("csv.rowOk");
}
