"use client";
import { BadgeAlert, CloudOff, Hourglass, Unplug } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFailureText } from "@/components/live/use-failure-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import { maySend } from "@/server/numbers/rules";
import type { NumberDetail } from "@/server/numbers/show-number";
import { isNameLate } from "@/server/numbers/watch-rules";
import { mayDo } from "@/server/team/permissions";
import { SupportLine } from "./support-line";
import { useNumberActions } from "./use-number-actions";

/** Where an administrator asks for another look at a blocked account (S3.32), by who leads there. */
const appeals = {
  meta: "https://business.facebook.com/business-support-home/",
  "360dialog": "https://hub.360dialog.com/",
  twilio: "https://console.twilio.com/us1/develop/sms/senders/whatsapp-senders",
} as const;

/** What keeps a number from being simply active: since when, in the provider's words, and the way out (S0.13, S0.14, S3.31–S3.39). */
export function NumberTrouble({ number, role }: { number: NumberDetail; role: Role }) {
  const t = useTranslations("numbers.trouble");
  const failureText = useFailureText();
  const moment = useMoment();
  const now = useNow({ updateInterval: 60_000 });
  const { status, statusReason, statusSince, nameReason, displayName, healthError, healthReadAt } = number;
  const reason = statusReason ? <Line>{t("says", { reason: statusReason })}</Line> : null;
  if (status === "disconnected" || status === "blocked")
    return (
      <Banner tone="danger" role="alert" icon={<Unplug aria-hidden />} action={<WayBack number={number} role={role} />}>
        <b>{t(status, { at: moment(statusSince) })}</b> {t("nothingLeaves")}
        {reason}
        {status === "blocked" ? (
          <Line>
            <a
              href={appeals[number.connection.provider]}
              target="_blank"
              rel="noreferrer"
              className="font-medium underline"
            >
              {t("appeal")}
            </a>
          </Line>
        ) : null}
        <SupportLine />
      </Banner>
    );
  if (number.nameStatus === "rejected")
    return (
      <Banner tone="warn" icon={<BadgeAlert aria-hidden />}>
        <b>{t("nameRejected", { name: displayName ?? "" })}</b> {nameReason ? t("says", { reason: nameReason }) : null}{" "}
        <Link href={`/settings/numbers/${number.id}/profile`} className="font-medium underline">
          {t("nameFix")}
        </Link>
      </Banner>
    );
  if (isNameLate(number, now))
    return (
      <Banner tone="warn" icon={<Hourglass aria-hidden />}>
        <b>{t("nameLate", { at: moment(number.nameStatusSince ?? statusSince) })}</b> {t("nameLateSteps")}
      </Banner>
    );
  if (status !== "active")
    return (
      <Banner tone="info" icon={<Hourglass aria-hidden />}>
        <b>{t(status, { at: moment(statusSince) })}</b> {maySend(status) ? t("stillSends") : t("nothingLeaves")}
        {reason}
      </Banner>
    );
  if (healthError)
    return (
      <Banner tone="warn" icon={<CloudOff aria-hidden />}>
        <b>{t("unreadable")}</b> {healthReadAt ? t("oldSince", { at: moment(healthReadAt) }) : null}
        <Line>{t("says", { reason: failureText(healthError) })}</Line>
      </Banner>
    );
  return null;
}

const Line = ({ children }: { children: ReactNode }) => <span className="block">{children}</span>;

/** "Znovu napojit", and the diagnosis beside it. */
function WayBack({ number, role }: { number: NumberDetail; role: Role }) {
  const t = useTranslations("numbers");
  const pathname = usePathname();
  const { reconnect } = useNumberActions();
  const diagnostics = `/settings/numbers/${number.id}/diagnostics`;
  return (
    <span className="flex shrink-0 flex-wrap items-center justify-end gap-2">
      {pathname === diagnostics ? null : (
        <Link href={diagnostics} className="font-medium underline">
          {t("tabs.diagnostics")}
        </Link>
      )}
      {mayDo(role, "numbers.manage") ? (
        <Button pending={reconnect.isPending} onClick={() => reconnect.mutate({ numberId: number.id })}>
          {t("reconnect")}
        </Button>
      ) : null}
    </span>
  );
}
