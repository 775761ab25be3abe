"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { fixedColumns } from "./use-columns";
import { useFields } from "./use-contact-data";

/** Which columns the directory shows, the company's own fields among them. */
export function ColumnsButton({
  columns,
  toggle,
}: {
  columns: string[];
  toggle: (column: string, isShown: boolean) => void;
}) {
  const t = useTranslations("contacts");
  const { offered } = useFields();
  const choices = [
    ...fixedColumns.map((column) => ({ column, label: t(`columns.${column}`) })),
    ...offered.map(({ key, label }) => ({ column: `field:${key}`, label })),
  ];
  return (
    <span className="max-md:hidden">
      <Popover
        label={t("columns.choose")}
        className="max-h-96 w-60 overflow-y-auto"
        trigger={
          <Button>
            <Columns3 aria-hidden />
            {t("columns.choose")}
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
