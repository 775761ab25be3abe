"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import { showToast } from "@/components/ui/toast-manager";
import type { Usage } from "@/server/usage/show-usage";
import { ConnectionCosts } from "./connection-costs";

/** The providers' own figures beside ours, each connection by itself. */
export function CostsPanel({ usage }: { usage: Usage }) {
  const t = useTranslations("usage.costs");
  const trpc = useTRPC();
  const costs = useQuery(trpc.usage.providerCosts.queryOptions({ month: usage.month }));
  const read = useReadCosts();
  const tells = costs.data?.some((connection) => connection.tells);
  return (
    <section aria-label={t("title")}>
      <div className="mb-1 flex min-h-8 items-center gap-3">
        <h2 className="m-0 flex-1 text-body">{t("title")}</h2>
        {tells ? (
          <Button onClick={() => read.mutate({ month: usage.month })} pending={read.isPending}>
            <RefreshCw aria-hidden />
            {t("read")}
          </Button>
        ) : null}
      </div>
      <p className="m-0 mb-3 max-w-160 text-text-2">{t("text")}</p>
      {costs.isPending ? <Skeleton className="h-24 rounded-lg" /> : null}
      {costs.isError ? <ErrorState onRetry={() => costs.refetch()} retrying={costs.isFetching} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {costs.data?.map((connection) => (
          <ConnectionCosts
            key={connection.connectionIds[0]}
            costs={connection}
            own={usage.byConnection.filter(({ connectionId }) => connection.connectionIds.includes(connectionId))}
          />
        ))}
      </div>
    </section>
  );
}

function useReadCosts() {
  const t = useTranslations("usage.costs");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.usage.readProviderCosts.mutationOptions({
      onSuccess: ({ failed }) => {
        if (failed > 0) showToast({ title: t("partlyFailed", { count: failed }), tone: "error" });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.usage.providerCosts.pathKey() }),
    }),
  );
}
