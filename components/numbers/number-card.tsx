"use client";
import { useNow, useTranslations } from "next-intl";
import { useFailureText } from "@/components/live/use-failure-text";
import { useMay } from "@/components/shell/use-may";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/class-names";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import type { Role } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import type { NumberRow } from "@/server/numbers/queries";
import { isUnused, maySend } from "@/server/numbers/rules";
import { mayDo } from "@/server/team/permissions";
import { DailyLimit, type StoppedCampaign } from "./daily-limit";
import { NumberFacts } from "./number-facts";
import { NumberBanner, NumberChips } from "./number-state";
import { useNumberActions } from "./use-number-actions";

/** One number: who it is, how it is, what of its limit is used, and what can be done about it. */
export function NumberCard({ number, stopped, role }: { number: NumberRow; stopped: StoppedCampaign[]; role: Role }) {
  const t = useTranslations("numbers");
  const now = useNow({ updateInterval: 60_000 });
  const isOn = maySend(number.status);
  return (
    <Panel aria-label={number.name} className="flex flex-col gap-5">
      <header className="flex items-start gap-3">
        <span
          className={cn(
            "grid size-10 shrink-0 place-items-center rounded-md",
            isOn ? "bg-ok-soft text-ok-text" : "bg-press text-text-2",
          )}
        >
          <WhatsAppIcon size={20} />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="m-0 truncate text-lead leading-5">{number.name}</h2>
          <div className="text-text-2">{formatPhone(number.phone)}</div>
        </div>
        <NumberChips number={number} />
      </header>
      <NumberBanner number={number} />
      {isUnused(number, now) ? <Banner tone="info">{t("unused")}</Banner> : null}
      <DailyLimit number={number} stopped={stopped} />
      <NumberFacts number={number} hasCampaigns={useMay(role)("campaigns.see")} />
      <footer className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-3">
        <Synced number={number} />
        <Ways number={number} role={role} />
      </footer>
    </Panel>
  );
}

function Synced({ number }: { number: NumberRow }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const { templatesSyncedAt, templatesSyncError } = number;
  const failureText = useFailureText();
  return (
    <p className="m-0 min-w-40 flex-1 text-meta text-text-3">
      {templatesSyncedAt ? t("syncedAt", { at: moment(templatesSyncedAt) }) : t("neverSynced")}
      {templatesSyncError ? (
        <span className="block text-danger-text">{t("syncError", { reason: failureText(templatesSyncError) })}</span>
      ) : null}
    </p>
  );
}

/** The way to the number's page; for one that does not send the way back beside it (S0.14). */
function Ways({ number, role }: { number: NumberRow; role: Role }) {
  const t = useTranslations("numbers");
  const { reconnect } = useNumberActions();
  return (
    <div className="ml-auto flex gap-2">
      {maySend(number.status) || !mayDo(role, "numbers.manage") ? null : (
        <Button pending={reconnect.isPending} onClick={() => reconnect.mutate({ numberId: number.id })}>
          {t("reconnect")}
        </Button>
      )}
      <ButtonLink href={`/settings/numbers/${number.id}`} aria-label={t("openNamed", { name: number.name })}>
        {t("open")}
      </ButtonLink>
    </div>
  );
}
