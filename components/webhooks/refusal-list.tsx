"use client";
import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { listRefusals } from "@/server/webhooks/list-refusals";

/** Refused calls of 14 days: by day, connection and reason, each with what to do about it. */
export function RefusalList() {
  const t = useTranslations("webhooks.refusals");
  const trpc = useTRPC();
  const query = useQuery(trpc.webhooks.refusals.queryOptions(undefined, { refetchInterval: 60_000 }));
  if (query.isPending) return <SkeletonRows height={60} label={t("label")} />;
  if (!query.data) return <QueryProblem query={query} />;
  if (query.data.length === 0) return <ListState icon={<ShieldCheck />} title={t("empty")} text={t("emptyText")} />;
  return (
    <Table>
      <thead>
        <tr>
          <Th>{t("day")}</Th>
          <Th className="max-sm:hidden">{t("connection")}</Th>
          <Th className="w-3/5">{t("reason")}</Th>
          <Th right>{t("count")}</Th>
        </tr>
      </thead>
      <tbody>
        {query.data.map((row) => (
          <RefusalRow key={`${row.day}${row.connectionId}${row.reason}`} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

type Row = Awaited<ReturnType<typeof listRefusals>>[number];

function RefusalRow({ row }: { row: Row }) {
  const t = useTranslations("webhooks");
  const format = useFormatter();
  const connection = `${row.connectionName ?? t("partnerAccount")} · ${t(`providers.${row.provider}`)}`;
  return (
    <Tr className="[&>td]:py-2 [&>td]:align-top">
      <Td>{format.dateTime(new Date(`${row.day}T12:00:00Z`), { day: "numeric", month: "numeric" })}</Td>
      <Td className="text-text-2 max-sm:hidden">{connection}</Td>
      <Td className="whitespace-normal">
        <div className="font-medium">{t(`refusals.reasons.${row.reason}`)}</div>
        <div className="text-meta text-text-3 sm:hidden">{connection}</div>
        <div className="text-meta text-text-3">{t(`refusals.advice.${row.reason}`, { provider: row.provider })}</div>
      </Td>
      <Td right>{format.number(row.count)}</Td>
    </Tr>
  );
}
