"use client";
import { useQuery } from "@tanstack/react-query";
import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../live/trpc";
import { PageSheet } from "../shell/page-sheet";
import { ErrorState, ListState } from "../ui/list-state";
import { SkeletonRows } from "../ui/skeleton";
import { OperatorRow } from "./operator-row";

const order = { online: 0, away: 1, offline: 2 };

/** Operátoři (N.36): who is here, since when, how much they work on; supervisors change states. */
export function OperatorsScreen({ mayManage }: { mayManage: boolean }) {
  const t = useTranslations("team.operators");
  const trpc = useTRPC();
  const { data, isError, isFetching, refetch } = useQuery(
    trpc.inbox.operators.queryOptions(undefined, { refetchInterval: 60_000 }),
  );
  const content = () => {
    if (isError && !data) return <ErrorState onRetry={() => void refetch()} retrying={isFetching} />;
    if (!data) return <SkeletonRows height={64} label={t("title")} />;
    if (data.operators.length === 0) return <ListState icon={<Headset />} title={t("empty")} />;
    const operators = [...data.operators].sort((a, b) => order[a.state] - order[b.state]);
    return (
      <ul aria-label={t("title")} className="m-0 list-none p-0">
        {operators.map((operator) => (
          <OperatorRow key={operator.id} operator={operator} mayManage={mayManage} />
        ))}
      </ul>
    );
  };
  return (
    <PageSheet flush title={t("title")}>
      {content()}
    </PageSheet>
  );
}
