"use client";
import { ExternalLink, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { NameStatus, ProviderName } from "@/db/enums";
import { nameTrouble } from "@/server/profiles/name-rules";
import type { ProfileView } from "@/server/profiles/show-profile";

const tones = { approved: "ok", pending: "warn", rejected: "danger", expired: "danger", none: "mute" } as const;
/** Where a change of the name is asked for: no provider lets us do it whole by its API. */
const consoles: Record<ProviderName, string> = {
  meta: "https://business.facebook.com/wa/manage/phone-numbers/",
  "360dialog": "https://hub.360dialog.com",
  twilio: "https://console.twilio.com/us1/develop/sms/senders/whatsapp-senders",
};

/** The name that clients see, the state of its review, how to change it (S0.23, S3.37). */
export function DisplayName({ number, company }: { number: ProfileView["number"]; company: string }) {
  const t = useTranslations("profiles.name");
  const { displayName, nameStatus, nameReason, provider } = number;
  return (
    <section aria-label={t("label")} className="flex flex-col gap-1">
      <h2 className="m-0 text-body font-medium">{t("label")}</h2>
      {displayName ? (
        <p className="m-0 flex flex-wrap items-center gap-2 text-lead font-semibold">
          {displayName}
          <Chip tone={tones[nameStatus]}>{t(`status.${nameStatus}`)}</Chip>
        </p>
      ) : (
        <p className="m-0 text-text-2">{t("unknown")}</p>
      )}
      {nameReason ? <p className="m-0 text-danger-text">{t("reason", { reason: nameReason })}</p> : null}
      <p className="m-0 text-meta text-text-3">
        {t("how")}{" "}
        <a
          href={consoles[provider]}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex items-center gap-1 text-accent-text touch:py-3"
        >
          {t(`open.${provider}`)}
          <ExternalLink aria-hidden className="size-3" />
        </a>
      </p>
      {displayName ? <Advice name={displayName} status={nameStatus} company={company} /> : null}
    </section>
  );
}

/** What may stand in the way of an approval; an approved name needs no advice. */
function Advice({ name, status, company }: { name: string; status: NameStatus; company: string }) {
  const t = useTranslations("profiles.name");
  const trouble = status === "approved" ? [] : nameTrouble(name, company);
  if (trouble.length === 0) return null;
  return (
    <div className="mt-2 rounded-md bg-warn-soft px-3 py-2 text-warn-text">
      <p className="m-0 flex items-center gap-2 font-medium">
        <TriangleAlert aria-hidden className="size-4" />
        {t("adviceTitle")}
      </p>
      <ul className="m-0 mt-1 list-disc pl-10">
        {trouble.map((warning) => (
          <li key={warning}>{t(`advice.${warning}`)}</li>
        ))}
      </ul>
    </div>
  );
}
