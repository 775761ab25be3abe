"use client";
import { CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { formatPhone } from "@/server/core/phone";
import { variantLetter } from "./variant-letter";

type Row = {
  id: number;
  phone: string | null;
  phoneGiven: string;
  values: string[];
  empty: number[];
  odd: number[];
  variant: number;
};

/** Recipients with their values; defaults are pale, what is missing or odd is named. A press shows one in the phone. */
export function PreviewTable({
  rows,
  variables,
  hasVariants,
  shownId,
  onShow,
}: {
  rows: Row[];
  variables: CampaignVariable[];
  /** Whether it must be said which template each gets. */
  hasVariants: boolean;
  shownId: number | null;
  onShow: (at: number) => void;
}) {
  const t = useTranslations("campaigns.wizard.variables");
  return (
    <div className="-mx-6 overflow-x-auto max-desk:-mx-4">
      <Table>
        <thead>
          <tr>
            <Th>{t("phone")}</Th>
            {hasVariants ? <Th>{t("variant")}</Th> : null}
            {variables.map(({ key, label }) => (
              <Th key={key}>{label}</Th>
            ))}
            <Th>
              <span className="sr-only">{t("inPreview")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const phone = row.phone ? formatPhone(row.phone) : row.phoneGiven;
            return (
              <Tr key={row.id} className={cn("[&>td]:h-9.5", row.id === shownId && "[&>td]:bg-accent-soft")}>
                <Td>
                  <button
                    type="button"
                    aria-label={t("showInPreview", { phone })}
                    onClick={() => onShow(at)}
                    className="text-left after:absolute after:inset-0"
                  >
                    {phone}
                  </button>
                </Td>
                {hasVariants ? <Td>{variantLetter(row.variant)}</Td> : null}
                {variables.map(({ key, defaultValue, source }, n) => (
                  <Td key={key} className="max-w-44 truncate">
                    <Value
                      value={source?.kind === "fixed" ? "" : (row.values[n] ?? "")}
                      defaultValue={defaultValue}
                      isEmpty={row.empty.includes(n)}
                      isOdd={source?.kind !== "fixed" && row.odd.includes(n)}
                    />
                  </Td>
                ))}
                <Td right className="text-meta text-accent-text">
                  {row.id === shownId ? t("inPreview") : ""}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function Value({
  value,
  defaultValue,
  isEmpty,
  isOdd,
}: {
  value: string;
  defaultValue: string;
  isEmpty: boolean;
  isOdd: boolean;
}) {
  const t = useTranslations("campaigns.wizard.variables");
  if (isOdd)
    return (
      <span className="inline-flex items-center gap-1 align-middle text-warn-text">
        <TriangleAlert role="img" aria-label={t("oddValue")} className="size-4 shrink-0" />
        {value}
      </span>
    );
  if (value.trim()) return value;
  if (!isEmpty) return <span className="text-text-3">{defaultValue}</span>;
  return (
    <span className="inline-flex items-center gap-1 align-middle text-danger-text">
      <CircleX aria-hidden className="size-4" />
      {t("emptyValue")}
    </span>
  );
}
