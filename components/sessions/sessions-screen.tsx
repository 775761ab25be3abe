"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Me } from "@/components/inbox/me";
import { PageSheet } from "@/components/shell/page-sheet";
import { useMay } from "@/components/shell/use-may";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ColumnsButton } from "@/components/ui/columns-button";
import { Menu, MenuLink } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { givenFilters, toAddress } from "@/server/sessions/rules";
import { type SessionQuery, sessionPeriods } from "@/server/sessions/schema";
import type { ShownTable } from "@/server/sessions/show-table";
import { SessionChips } from "./session-chips";
import { SessionDrawer } from "./session-drawer";
import { SessionFilters } from "./session-filters";
import { SessionRows } from "./session-rows";
import { useColumnChoices, useTable } from "./use-table";
import { ViewsButton } from "./views-button";

/** What is asked of live sessions only, or of ended ones only. */
const ofOnePeriod = { status: undefined, resultId: undefined, endedFrom: undefined, endedTo: undefined };

/** The table "Sezení" (N.34, S1.32): live and past sessions, filters, columns, saved views, detail, export; all in its address. */
export function SessionsScreen({ me, initialTable }: { me: Me; initialTable: ShownTable }) {
  const t = useTranslations("sessions");
  const tRatings = useTranslations("ratings");
  const may = useMay(me.role);
  const table = useTable(initialTable);
  const { query, ask } = table;
  const columnChoices = useColumnChoices();
  const clear = () => ask({ period: query.period, sort: query.sort });
  return (
    <PageSheet
      title={t("title")}
      flush
      actions={
        <>
          {may("ratings.see") ? <ButtonLink href="/sessions/ratings">{tRatings("title")}</ButtonLink> : null}
          {may("sessions.export") ? <ExportMenu query={query} /> : null}
        </>
      }
      tabs={
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={t("period.label")}
            value={query.period}
            onValueChange={(period) => ask({ ...query, ...ofOnePeriod, period })}
            options={sessionPeriods.map((value) => ({ value, label: t(`period.${value}`) }))}
          />
          <SessionFilters query={query} onChange={ask} />
          <ColumnsButton choices={columnChoices} columns={table.columns} toggle={table.toggle} />
          <ViewsButton table={table} />
        </div>
      }
      banner={givenFilters(query).length > 0 ? <SessionChips query={query} onChange={ask} onClear={clear} /> : null}
    >
      <SessionRows key={query.period} table={table} onClear={clear} />
      {table.openId ? (
        <SessionDrawer key={table.openId} sessionId={table.openId} me={me} onClose={table.closeSession} />
      ) : null}
    </PageSheet>
  );
}

function ExportMenu({ query }: { query: SessionQuery }) {
  const t = useTranslations("sessions");
  const address = new URLSearchParams(toAddress(query));
  const file = `${t("exportFile")}.csv`;
  return (
    <Menu
      trigger={
        <Button>
          <Download aria-hidden />
          <span className="max-sm:sr-only">{t("export.open")}</span>
        </Button>
      }
    >
      <MenuLink href={`/api/sessions/export?${address}`} download={file}>
        {t("export.plain")}
      </MenuLink>
      <MenuLink href={`/api/sessions/export?${address}&transcript=1`} download={file}>
        {t("export.withTranscript")}
      </MenuLink>
    </Menu>
  );
}
