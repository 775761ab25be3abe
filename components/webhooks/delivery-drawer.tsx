"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { DeliveryDetail } from "./delivery-detail";

/** The delivery that the address names, with its raw body and why it failed. */
export function DeliveryDrawer({ deliveryId, onClose }: { deliveryId: string | null; onClose: () => void }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const query = useQuery(trpc.webhooks.show.queryOptions(deliveryId ? { deliveryId } : skipToken));
  return (
    <Drawer
      open={deliveryId !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t("drawer")}
      className="w-160"
    >
      {query.isPending ? <SkeletonRows rows={6} label={t("drawer")} /> : null}
      {query.isError ? (
        <ErrorState
          title={t("gone.title")}
          text={t("gone.text")}
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {query.data ? <DeliveryDetail delivery={query.data} /> : null}
    </Drawer>
  );
}
