"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Popover } from "./popover";

/** Which columns a table shows, in the order of `choices`. A phone has no room to choose. */
export function ColumnsButton({
  choices,
  columns,
  toggle,
}: {
  choices: readonly { column: string; label: string }[];
  columns: string[];
  toggle: (column: string, isShown: boolean) => void;
}) {
  const t = useTranslations("common");
  return (
    <span className="max-md:hidden">
      <Popover
        label={t("columns")}
        className="max-h-(--available-height) w-60 overflow-y-auto"
        trigger={
          <Button>
            <Columns3 aria-hidden />
            {t("columns")}
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
