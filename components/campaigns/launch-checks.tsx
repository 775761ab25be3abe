"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LaunchFacts } from "@/server/campaigns/rules";

/** Kontrola před startem: what must be right, each with its shape and word. */
export function LaunchChecks({ facts }: { facts: LaunchFacts }) {
  const t = useTranslations("campaigns.wizard.summary");
  const checks = [
    { key: "template", isOk: facts.templateSendable },
    ...(facts.fixedSound ? [] : [{ key: "fixed" as const, isOk: false }]),
    { key: "number", isOk: facts.numberSends },
    ...(facts.startPast ? [{ key: "start" as const, isOk: false }] : []),
    ...(facts.numberCampaigns ? [] : [{ key: "numberCampaigns" as const, isOk: false }]),
    ...(facts.sourcesSound ? [] : [{ key: "sources" as const, isOk: false }]),
    { key: "recipients", isOk: facts.planned > 0 },
    { key: "import", isOk: !facts.importRunning },
  ] as const;
  return (
    <section className="w-full">
      <h3 className="m-0 mb-2 text-body">{t("checks")}</h3>
      <ul className="m-0 list-none p-0">
        {checks.map(({ key, isOk }) => (
          <li key={key} className="flex items-center gap-2.5 py-2 font-medium">
            {isOk ? (
              <CircleCheck aria-hidden className="size-4.5 text-ok-text" />
            ) : (
              <TriangleAlert aria-hidden className="size-4.5 text-warn-text" />
            )}
            {t(`check.${key}${isOk ? "Ok" : "Bad"}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
