"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/shell/features";
import { PageSheet } from "@/components/shell/page-sheet";
import { ButtonLink } from "@/components/ui/button-link";
import { Segmented } from "@/components/ui/segmented";
import type { Role } from "@/db/enums";
import { type SessionFilter, sessionViews } from "@/server/sessions/schema";
import { SessionDrawer } from "./session-drawer";
import { SessionFilters } from "./session-filters";
import { SessionRows } from "./session-rows";

/** The table "Sezení" (N.34, S1.32): live and past sessions, filters, detail, export. */
export function SessionsScreen({ role }: { role: Role }) {
  const t = useTranslations("sessions");
  const may = useMay(role);
  const [filter, setFilter] = useState<SessionFilter>({ view: "history" });
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <PageSheet
      title={t("title")}
      flush
      actions={may("sessions.export") ? <ExportLink filter={filter} /> : null}
      tabs={
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={t("view.label")}
            value={filter.view}
            // A status belongs to one of the two views.
            onValueChange={(view) => setFilter({ ...filter, view, status: undefined })}
            options={sessionViews.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
          <SessionFilters filter={filter} onChange={setFilter} />
        </div>
      }
    >
      <SessionRows
        key={filter.view}
        filter={filter}
        onClear={() => setFilter({ view: filter.view })}
        onOpen={setOpenId}
      />
      {openId ? <SessionDrawer key={openId} sessionId={openId} onClose={() => setOpenId(null)} /> : null}
    </PageSheet>
  );
}

function ExportLink({ filter }: { filter: SessionFilter }) {
  const t = useTranslations("sessions");
  const given = Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return (
    <ButtonLink href={`/api/sessions/export?${new URLSearchParams(given)}`} download={`${t("exportFile")}.csv`}>
      <Download aria-hidden />
      <span className="max-sm:sr-only">{t("export")}</span>
    </ButtonLink>
  );
}
