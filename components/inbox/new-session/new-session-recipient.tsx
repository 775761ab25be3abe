"use client";
import { useTranslations } from "next-intl";
import { useErrorText } from "@/components/live/use-error-text";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import { formatPhone } from "@/server/core/phone";
import type { ChosenRecipient, NewSession } from "./new-session-state";

/** Who was chosen and what is known of them before anything is sent: last contact, opt-out, block, a session that is open. */
export function NewSessionRecipient({ session, chosen }: { session: NewSession; chosen: ChosenRecipient }) {
  const t = useTranslations("composer.newSession.contact");
  const { check } = session;
  const known = check.data && !check.data.invalid ? check.data : null;
  const id = "contactId" in chosen.to ? chosen.to.contactId : chosen.to.phone;
  return (
    <div className="flex flex-col gap-4 p-6">
      <div className="flex items-center gap-3 rounded-lg bg-sunken p-4">
        <Avatar id={known?.contact?.id ?? id} name={known?.contact?.name ?? null} size={40} />
        <div className="min-w-0 flex-1">
          <div className="truncate font-semibold">{known?.contact?.name ?? chosen.label}</div>
          <div className="text-text-2">
            {known ? (known.phone ? formatPhone(known.phone) : t("noPhone")) : null}
            {check.isPending ? <Skeleton className="mt-1 h-3.5 w-36" /> : null}
          </div>
        </div>
        <Button autoFocus onClick={() => session.setTo(null)}>
          {t("change")}
        </Button>
      </div>
      <Findings session={session} />
    </div>
  );
}

function Findings({ session: { check, openExisting } }: { session: NewSession }) {
  const t = useTranslations("composer.newSession.contact");
  const moment = useMoment();
  const errorText = useErrorText();
  const { data } = check;
  if (check.isError)
    return (
      <Banner tone="danger" role="alert">
        {errorText(check.error)}
      </Banner>
    );
  if (!data)
    return (
      <p role="status" className="appear-late m-0 text-text-2">
        {t("checking")}
      </p>
    );
  if (data.invalid)
    return (
      <Banner tone="danger" role="alert">
        {t("invalid")}
      </Banner>
    );
  const openId = data.openConversationId;
  return (
    <div className="flex flex-col gap-3">
      {data.blocked ? (
        <Banner tone="danger" role="alert">
          {t("blocked")}
        </Banner>
      ) : null}
      {openId ? (
        <Banner
          tone="info"
          role="status"
          action={
            <Button variant="primary" onClick={() => openExisting(openId)}>
              {t("openExisting")}
            </Button>
          }
        >
          {t("open")}
        </Banner>
      ) : null}
      {data.consent === "withdrawn" ? <Banner tone="warn">{t("optedOut")}</Banner> : null}
      {data.consent === "none" ? <p className="m-0 text-text-2">{t("noConsent")}</p> : null}
      <p className="m-0 text-text-2">
        {data.lastContactAt ? t("last", { when: moment(data.lastContactAt) }) : t("never")}
        {data.windowOpen ? ` ${t("windowOpen")}` : null}
      </p>
    </div>
  );
}
