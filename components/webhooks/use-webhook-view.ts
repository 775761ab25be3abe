"use client";
import { useSearchParams } from "next/navigation";
import { deliveryOutcomes } from "@/db/enums";

export const webhookViews = ["all", "failed", "ignored", "processed", "refused"] as const;
export type WebhookView = (typeof webhookViews)[number];

export const hrefOf = (view: WebhookView) =>
  view === "all" ? "/settings/webhooks" : `/settings/webhooks?view=${view}`;

/** What the address says: the view, and the delivery whose drawer is open. */
export function useWebhookView() {
  const params = useSearchParams();
  const view = webhookViews.find((known) => known === params.get("view")) ?? "all";
  const outcome = deliveryOutcomes.find((known) => known === view) ?? null;
  const openDelivery = (deliveryId: string | null) => {
    const next = new URLSearchParams(params);
    if (deliveryId) next.set("delivery", deliveryId);
    else next.delete("delivery");
    // Next follows this in useSearchParams; the server has nothing to add.
    window.history.pushState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
  };
  return { view, outcome, openedId: params.get("delivery"), openDelivery };
}
