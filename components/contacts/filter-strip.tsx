"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Sought, useFound } from "./use-contact-data";
import type { AppliedFilter } from "./use-sought";

/** Which filter stands on the list and how many contacts it leaves; the count goes no further than ten thousand. */
export function FilterStrip({
  sought,
  filter,
  onClear,
}: {
  sought: Sought;
  filter: AppliedFilter | null;
  onClear: () => void;
}) {
  const t = useTranslations("contacts.filter");
  const isNarrowed = filter !== null || sought.search.length > 1;
  const found = useFound(sought, isNarrowed);
  if (!isNarrowed) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-text-2">
      {filter ? (
        <span className="inline-flex items-center gap-1">
          {filter.name ? t("applied", { name: filter.name }) : null}
          {filter.id === null ? t("unnamed") : null}
          <Button variant="plain" onClick={onClear}>
            <X aria-hidden />
            {t("clear")}
          </Button>
        </span>
      ) : null}
      {found.data ? <span>{t(found.data.isMore ? "foundMore" : "found", { count: found.data.count })}</span> : null}
    </div>
  );
}
