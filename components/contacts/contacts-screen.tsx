"use client";
import { Download, Plus, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageSheet } from "@/components/shell/page-sheet";
import { useMay } from "@/components/shell/use-may";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ColumnsButton } from "@/components/ui/columns-button";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import type { Role } from "@/db/enums";
import type { ContactCondition } from "@/db/schema/contacts";
import { contactOrders } from "@/server/contacts/schema";
import { ContactDialog } from "./contact-dialog";
import { ContactRows } from "./contact-rows";
import { FilterButton } from "./filter-button";
import { FilterStrip } from "./filter-strip";
import { useColumnChoices, useColumns } from "./use-columns";
import { useSought } from "./use-sought";

/** Adresář kontaktů (N.33, S2.3–S2.7): search, filters, columns; import and export for whom they are. */
export function ContactsScreen({ role }: { role: Role }) {
  const t = useTranslations("contacts");
  const may = useMay(role);
  const router = useRouter();
  const { typed, type, filter, sought, apply, sort, clear } = useSought();
  const [isAdding, setAdding] = useState(false);
  const columns = useColumns();
  const columnChoices = useColumnChoices();
  return (
    <PageSheet
      title={t("title")}
      flush
      actions={
        <>
          {may("contacts.export") ? <ExportLink sought={sought} /> : null}
          {may("contacts.import") ? (
            <ButtonLink href="/contacts/import">
              <Upload aria-hidden />
              <span className="max-sm:sr-only">{t("uploadCsv")}</span>
            </ButtonLink>
          ) : null}
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        </>
      }
      tabs={
        <div className="flex flex-wrap items-center gap-2">
          <SearchInput
            label={t("search")}
            value={typed}
            onValueChange={type}
            maxLength={120}
            className="w-72 max-sm:w-full"
          />
          <FilterButton applied={filter} onApply={apply} />
          <ColumnsButton choices={columnChoices} {...columns} />
          <span className="flex-1" />
          <Segmented
            label={t("order.label")}
            value={sought.order}
            onValueChange={sort}
            options={contactOrders.map((value) => ({ value, label: t(`order.${value}`) }))}
          />
        </div>
      }
      banner={<FilterStrip sought={sought} filter={filter} onClear={() => apply(null)} />}
    >
      <ContactRows sought={sought} columns={columns.columns} onClear={clear} onAdd={() => setAdding(true)} />
      {isAdding ? (
        <ContactDialog
          onClose={() => setAdding(false)}
          onSaved={(contactId) => router.push(`/contacts/${contactId}`)}
        />
      ) : null}
    </PageSheet>
  );
}

function ExportLink({ sought }: { sought: { search: string; conditions: ContactCondition[] } }) {
  const t = useTranslations("contacts");
  const query = new URLSearchParams({ search: sought.search, conditions: JSON.stringify(sought.conditions) });
  return (
    <ButtonLink href={`/api/contacts/export?${query}`} download={`${t("exportFile")}.csv`}>
      <Download aria-hidden />
      <span className="max-sm:sr-only">{t("export")}</span>
    </ButtonLink>
  );
}
