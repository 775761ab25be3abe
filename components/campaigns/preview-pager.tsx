"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PhoneMock } from "@/components/templates/phone-mock";
import { IconButton } from "@/components/ui/icon-button";
import { formatPhone } from "@/server/core/phone";
import type { TemplateComponent } from "@/server/providers/types";

/** The phone with the way to the previous and the next recipient. */
export function PreviewPager({
  company,
  components,
  values,
  rows,
  at,
  variant = null,
  onMove,
  children,
}: {
  company: string;
  components: TemplateComponent[];
  values: Record<string, string>;
  rows: { phone: string | null; phoneGiven: string }[];
  at: number;
  /** Which template this recipient gets, where there are several. */
  variant?: string | null;
  onMove: (at: number) => void;
  /** Under the phone. */
  children?: ReactNode;
}) {
  const t = useTranslations("campaigns.mock");
  const row = rows[at];
  return (
    <>
      <div className="mb-4 flex w-75 max-w-full items-center justify-between">
        {row ? (
          <>
            <IconButton label={t("previous")} disabled={at === 0} onClick={() => onMove(at - 1)}>
              <ChevronLeft aria-hidden />
            </IconButton>
            <span className="text-text-2">
              {t("position", {
                phone: row.phone ? formatPhone(row.phone) : row.phoneGiven,
                n: at + 1,
                total: rows.length,
              })}
            </span>
            <IconButton label={t("next")} disabled={at >= rows.length - 1} onClick={() => onMove(at + 1)}>
              <ChevronRight aria-hidden />
            </IconButton>
          </>
        ) : (
          <span className="mx-auto text-text-2">{t("sample")}</span>
        )}
      </div>
      {variant ? <p className="m-0 mb-3 w-75 max-w-full text-center text-meta text-text-2">{variant}</p> : null}
      <PhoneMock company={company} components={components} values={values} />
      {children}
    </>
  );
}
