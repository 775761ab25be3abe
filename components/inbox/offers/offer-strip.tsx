"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { later } from "@/components/ui/later";
import { hrefOf } from "../open-conversation";

/** Most of the time nothing is offered; the code comes with the first offer. */
const OfferRow = later(() => import("./offer-row").then((module) => module.OfferRow));

/** What is offered to me now, over every page of the desk (N.10): look, refuse or accept before the time is up. */
export function OfferStrip() {
  const t = useTranslations("inbox.offers");
  const trpc = useTRPC();
  const pathname = usePathname();
  const { data } = useQuery(trpc.inbox.myOffers.queryOptions(undefined, { refetchInterval: 60_000 }));
  // The open conversation has the same buttons under its thread.
  const offers = (data ?? []).filter(({ conversationId }) => pathname !== hrefOf(conversationId));
  return (
    <div role="status" aria-label={t("label")}>
      {offers.map((offer) => (
        <OfferRow key={offer.sessionId} offer={offer} />
      ))}
    </div>
  );
}
