"use client";
import { useTranslations } from "next-intl";
import { SyncButton } from "@/components/templates/sync-button";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import type { Role } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import type { NumberRow } from "@/server/numbers/queries";
import { maySend } from "@/server/numbers/rules";
import { mayDo } from "@/server/team/permissions";
import { DailyLimit, type StoppedCampaign } from "./daily-limit";
import { NumberFacts } from "./number-facts";
import { NumberBanner, NumberChips } from "./number-state";
import { useNumberActions } from "./use-number-actions";

/** One number: who it is, how it is, what of its limit is used, and what can be done about it. */
export function NumberCard({
  number,
  stopped,
  role,
  onEdit,
}: {
  number: NumberRow;
  stopped: StoppedCampaign[];
  role: Role;
  onEdit: () => void;
}) {
  const t = useTranslations("numbers");
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
      <DailyLimit number={number} stopped={stopped} />
      <NumberFacts number={number} />
      <footer className="mt-auto flex flex-col gap-3 border-t border-line pt-3">
        <div className="flex flex-wrap items-center gap-x-3">
          <Synced number={number} />
          {mayDo(role, "templates.sync") ? (
            <SyncButton variant="link" label={t("sync")} numberIds={[number.id]} />
          ) : null}
        </div>
        {mayDo(role, "numbers.manage") ? <Manage number={number} onEdit={onEdit} /> : null}
      </footer>
    </Panel>
  );
}

function Synced({ number }: { number: NumberRow }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const { templatesSyncedAt, templatesSyncError } = number;
  return (
    <p className="m-0 min-w-40 flex-1 text-meta text-text-3">
      {templatesSyncedAt ? t("syncedAt", { at: moment(templatesSyncedAt) }) : t("neverSynced")}
      {templatesSyncError ? (
        <span className="block text-danger-text">{t("syncError", { reason: templatesSyncError })}</span>
      ) : null}
    </p>
  );
}

function Manage({ number, onEdit }: { number: NumberRow; onEdit: () => void }) {
  const t = useTranslations("numbers");
  const { readHealth, reconnect } = useNumberActions();
  return (
    <div className="flex justify-end gap-2">
      {maySend(number.status) ? (
        <Button
          variant="plain"
          pending={readHealth.isPending}
          onClick={() => readHealth.mutate({ numberId: number.id })}
        >
          {t("readHealth")}
        </Button>
      ) : (
        <Button pending={reconnect.isPending} onClick={() => reconnect.mutate({ numberId: number.id })}>
          {t("reconnect")}
        </Button>
      )}
      <Button onClick={onEdit}>{t("edit")}</Button>
    </div>
  );
}
