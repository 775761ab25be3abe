"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";

export const whatIfCases = [
  "noAdmin",
  "noPayment",
  "popup",
  "otherBusiness",
  "scopes",
  "noEmail",
  "noAccount",
  "noSender",
  "trial",
  "nameMismatch",
  "noWebsite",
  "nameRejected",
  "noCode",
  "ivr",
  "inApp",
  "secondNumber",
  "pinForgotten",
  "review",
  "moved",
] as const;
export type WhatIfCase = (typeof whatIfCases)[number];

/** "Co když…": concrete cases of this step with what to do. */
export function WhatIf({ cases }: { cases: readonly WhatIfCase[] }) {
  const t = useTranslations("registration.whatIf");
  return (
    <>
      <h3 className="m-0 mb-2 text-body font-semibold">{t("title")}</h3>
      <div className="flex flex-col">
        {cases.map((key) => (
          <details key={key} className="group border-b border-line py-1 last:border-b-0">
            <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-sm touch:min-h-11 [&::-webkit-details-marker]:hidden">
              <ChevronRight aria-hidden className="size-3.5 shrink-0 text-text-2 group-open:rotate-90" />
              {t(`${key}.case`)}
            </summary>
            <p className="m-0 pb-2 pl-5 text-text-2">{t(`${key}.advice`)}</p>
          </details>
        ))}
      </div>
    </>
  );
}
