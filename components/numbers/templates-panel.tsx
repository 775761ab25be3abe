"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/live/use-failure-text";
import { SyncButton } from "@/components/templates/sync-button";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberDetail } from "@/server/numbers/show-number";

/** How many templates the number has by state, when they were read, and the button of S0.26. */
export function TemplatesPanel({ number, maySync }: { number: NumberDetail; maySync: boolean }) {
  const t = useTranslations("numbers");
  const tStatus = useTranslations("numbers.templateCounts");
  const moment = useMoment();
  const { templates, templatesSyncedAt, templatesSyncError } = number;
  const failureText = useFailureText();
  return (
    <Panel aria-labelledby="number-templates" className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="number-templates" className="m-0 min-w-40 flex-1 text-lead">
          {t("templates")}
        </h2>
        {maySync ? <SyncButton variant="plain" label={t("sync")} numberIds={[number.id]} /> : null}
      </header>
      <p className="m-0">
        {templates.length === 0
          ? tStatus("none")
          : templates.map(({ status, count }, at) => (
              <span key={status}>
                {at > 0 ? ", " : ""}
                {tStatus(status, { count })}
              </span>
            ))}
        {". "}
        <Link href={`/settings/numbers/${number.id}/templates`} className="font-medium text-accent-text">
          {t("showTemplates")}
        </Link>
      </p>
      <p className="m-0 text-meta text-text-3">
        {templatesSyncedAt ? t("syncedAt", { at: moment(templatesSyncedAt) }) : t("neverSynced")}
        {templatesSyncError ? (
          <span className="block text-danger-text">{t("syncError", { reason: failureText(templatesSyncError) })}</span>
        ) : null}
      </p>
    </Panel>
  );
}
