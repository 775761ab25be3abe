"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import type { NameStatus } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import type { NumberDetail } from "@/server/numbers/show-number";
import { Fact, Facts, None } from "./fact";

const nameTones = {
  approved: "ok",
  pending: "warn",
  rejected: "danger",
  expired: "danger",
  none: "mute",
} as const satisfies Record<NameStatus, string>;

const verificationHelp = "https://www.facebook.com/business/help/2058515294227817";

/** The name that clients see and the account behind the number, with its verification and its other numbers (S3.2, S3.35–S3.37). */
export function AccountPanel({ number }: { number: NumberDetail }) {
  const t = useTranslations("numbers.account");
  const moment = useMoment();
  const { displayName, nameStatus, nameStatusSince, waba } = number;
  return (
    <Panel aria-labelledby="number-account" className="flex flex-col gap-4">
      <h2 id="number-account" className="m-0 text-lead">
        {t("title")}
      </h2>
      <Facts>
        <Fact
          label={t("name")}
          note={
            <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1 pt-1">
              <Chip tone={nameTones[nameStatus]}>{t(`nameStatus.${nameStatus}`)}</Chip>
              {nameStatusSince && nameStatus !== "approved" ? t("since", { at: moment(nameStatusSince) }) : null}
            </span>
          }
        >
          {displayName ?? <None />}
        </Fact>
        <Fact label={t("waba")} note={waba?.providerWabaId}>
          {waba ? (waba.name ?? t("unnamed")) : t("notTold")}
        </Fact>
        <Fact
          label={t("verification")}
          note={
            waba && waba.verification !== "verified" ? (
              <a href={verificationHelp} target="_blank" rel="noreferrer" className="font-medium text-accent-text">
                {t("verify")}
              </a>
            ) : null
          }
        >
          {t(`verifications.${waba?.verification ?? "unknown"}`)}
        </Fact>
        {waba?.review ? <Fact label={t("review")}>{t(`reviews.${waba.review}`)}</Fact> : null}
      </Facts>
      {waba && waba.numbers.length > 1 ? (
        <div>
          <h3 className="m-0 mb-1 text-meta font-medium text-text-2">
            {waba.numberLimit
              ? t("numbersOfLimit", { count: waba.numbers.length, limit: waba.numberLimit })
              : t("numbers")}
          </h3>
          <ul className="m-0 flex list-none flex-col p-0">
            {waba.numbers.map(({ id, name, phone }) => (
              <li key={id} className="flex min-h-8 items-center gap-2 touch:min-h-11">
                {id === number.id ? name : <Link href={`/settings/numbers/${id}`}>{name}</Link>}
                <span className="text-text-3">{formatPhone(phone)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}
