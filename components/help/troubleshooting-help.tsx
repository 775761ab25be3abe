"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import { findTroubles, troubles } from "@/server/help/rules";
import { HelpArticle } from "./help-article";

/** Why a message, number or template does not work and what to do: made from the table by which messages are sent, searchable (S4.21). */
export function TroubleshootingHelp() {
  const t = useTranslations("help.troubleshooting");
  const reasonName = useTranslations("common.failureReason");
  const advice = useTranslations("common.failureAdvice");
  const [search, setSearch] = useState("");
  const rows = troubles.map((trouble) => {
    const title = reasonName(trouble.reason);
    const what = advice(trouble.reason);
    return { ...trouble, title, what, text: `${title} ${what} ${t(`policy.${trouble.policy}`)}` };
  });
  const found = findTroubles(rows, search);
  return (
    <HelpArticle page="troubleshooting">
      <p className="m-0 mb-4 text-text-2">{t("text")}</p>
      <SearchInput label={t("search")} value={search} onValueChange={setSearch} className="max-w-100" />
      <p role="status" className="m-0 mt-2 text-meta text-text-2">
        {found.length === 0 ? t("nothing") : t("found", { count: found.length })}
      </p>
      {found.map(({ reason, policy, meta, twilio, title, what }) => (
        <section key={reason} className="border-b border-line py-4">
          <h2 className="m-0 mb-1 text-body font-semibold">{title}</h2>
          <p className="m-0">{what}</p>
          <p className="m-0 mt-1 text-text-2">{t(`policy.${policy}`)}</p>
          {meta.length > 0 ? <Codes label={t("metaCodes")} codes={meta} /> : null}
          {twilio.length > 0 ? <Codes label={t("twilioCodes")} codes={twilio} /> : null}
        </section>
      ))}
    </HelpArticle>
  );
}

const shownCodes = 12;

function Codes({ label, codes }: { label: string; codes: string[] }) {
  const t = useTranslations("help.troubleshooting");
  const rest = codes.length - shownCodes;
  return (
    <p className="m-0 mt-1 text-meta text-text-2">
      {label}: {codes.slice(0, shownCodes).join(", ")}
      {rest > 0 ? ` ${t("moreCodes", { count: rest })}` : ""}
    </p>
  );
}
