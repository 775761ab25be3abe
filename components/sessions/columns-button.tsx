"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFields } from "@/components/contacts/use-contact-data";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { sessionColumns } from "@/server/sessions/rules";

/** Which columns the table shows, the company's own fields of sessions among them. A phone shows the first only. */
export function ColumnsButton({
  columns,
  toggle,
}: {
  columns: string[];
  toggle: (column: string, isShown: boolean) => void;
}) {
  const t = useTranslations("sessions.columns");
  const { offered } = useFields("session");
  const choices = [
    ...sessionColumns.map((column) => ({ column: column as string, label: t(column) })),
    ...offered.map(({ key, label }) => ({ column: `field:${key}`, label })),
  ];
  return (
    <span className="max-md:hidden">
      <Popover
        label={t("choose")}
        className="max-h-(--available-height) w-60 overflow-y-auto"
        trigger={
          <Button>
            <Columns3 aria-hidden />
            {t("choose")}
          </Button>
        }
      >
        {choices.map(({ column, label }) => (
          <Checkbox
            key={column}
            label={label}
            checked={columns.includes(column)}
            onCheckedChange={(isShown) => toggle(column, isShown)}
          />
        ))}
      </Popover>
    </span>
  );
}
