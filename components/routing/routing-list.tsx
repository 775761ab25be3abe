"use client";
import { useQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { RowLink } from "@/components/ui/row-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Role } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";

/** Routingová pravidla (S0.16): every number, how many rules it has and who gets the rest; without any it is said (S0.17). */
export function RoutingList({ role }: { role: Role }) {
  const t = useTranslations("routing");
  const numbers = useQuery(useTRPC().routing.list.queryOptions());
  const bare = (numbers.data ?? []).filter(({ version }) => version === 0).length;
  return (
    <PageSheet
      flush
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      banner={
        <>
          <p className="m-0 max-w-170 text-text-2">{t("intro")}</p>
          {bare > 0 ? (
            <Banner tone="warn" className="mt-3">
              <strong className="block font-semibold">{t("noRoutingTitle", { count: bare })}</strong>
              {t("noRoutingText")}
            </Banner>
          ) : null}
        </>
      }
    >
      {numbers.isError ? <ErrorState onRetry={() => numbers.refetch()} retrying={numbers.isFetching} /> : null}
      {numbers.isPending ? <SkeletonRows rows={3} label={t("loading")} /> : null}
      {numbers.data?.length === 0 ? (
        <ListState icon={<Phone />} title={t("empty.title")} text={t("empty.text")}>
          <ButtonLink href="/settings/numbers">{t("toNumbers")}</ButtonLink>
        </ListState>
      ) : null}
      {numbers.data && numbers.data.length > 0 ? <Numbers numbers={numbers.data} /> : null}
    </PageSheet>
  );
}

type Row = {
  numberId: string;
  name: string;
  phone: string;
  groupName: string | null;
  version: number;
  ruleCount: number;
};

function Numbers({ numbers }: { numbers: Row[] }) {
  const t = useTranslations("routing");
  return (
    <Table>
      <thead>
        <tr>
          <Th>{t("columns.number")}</Th>
          <Th right>{t("columns.rules")}</Th>
          <Th className="max-sm:hidden">{t("columns.fallback")}</Th>
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ numberId, name, phone, groupName, version, ruleCount }) => (
          <Tr key={numberId}>
            <Td className="py-2">
              <RowLink href={`/settings/routing/${numberId}`}>{name}</RowLink>
              <span className="block text-meta text-text-2">{formatPhone(phone)}</span>
            </Td>
            <Td right>{version === 0 ? <Chip tone="warn">{t("noRouting")}</Chip> : ruleCount}</Td>
            <Td className="max-sm:hidden">{groupName ?? t("everybody")}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
