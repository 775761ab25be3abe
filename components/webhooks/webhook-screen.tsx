"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { TabLinks } from "@/components/ui/tab-links";
import { DeliveryDrawer } from "./delivery-drawer";
import { DeliveryList } from "./delivery-list";
import { RefusalList } from "./refusal-list";
import { hrefOf, useWebhookView, webhookViews } from "./use-webhook-view";

/** Příchozí webhooky: what providers sent, what of it failed or had no effect, and which calls were refused. */
export function WebhookScreen({ aside }: { aside: ReactNode }) {
  const t = useTranslations("webhooks");
  const { view, outcome, openedId, openDelivery } = useWebhookView();
  const tabs = webhookViews.map((key) => ({ href: hrefOf(key), label: t(`tabs.${key}`), current: key === view }));
  return (
    <PageSheet
      title={t("title")}
      aside={aside}
      tabs={<TabLinks label={t("tabs.label")} tabs={tabs} />}
      banner={view === "refused" ? null : <RefusedToday />}
      flush
    >
      {view === "refused" ? (
        <RefusalList />
      ) : (
        <DeliveryList key={view} outcome={outcome} onOpen={(deliveryId) => openDelivery(deliveryId)} />
      )}
      <DeliveryDrawer deliveryId={openedId} onClose={() => openDelivery(null)} />
    </PageSheet>
  );
}

/** Calls refused today say that an address or a secret is wrong: messages may be missing. */
function RefusedToday() {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.webhooks.refusals.queryOptions(undefined, { refetchInterval: 60_000 }));
  const today = new Date().toISOString().slice(0, 10);
  const count = (data ?? []).reduce((sum, row) => (row.day === today ? sum + row.count : sum), 0);
  if (count === 0) return null;
  return (
    <Banner tone="warn" action={<ButtonLink href={hrefOf("refused")}>{t("showRefused")}</ButtonLink>}>
      {t("refusedToday", { count })}
    </Banner>
  );
}
