"use client";
import { UserRoundPlus } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { RouterOutputs } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useClientName } from "../client-name";
import { hrefOf, openConversation } from "../open-conversation";
import { useSecondsLeft } from "../use-seconds-left";
import { useOfferAnswers } from "./use-offer-answers";

type Offer = RouterOutputs["inbox"]["myOffers"][number];

/** One offer: whose session it is, how long the offer holds, and the three answers. */
export function OfferRow({ offer }: { offer: Offer }) {
  const t = useTranslations("inbox.offers");
  const router = useRouter();
  const name = useClientName()(offer.contact);
  const seconds = useSecondsLeft(offer.expiresAt);
  // Inside the inbox a conversation opens at once, without asking for a page.
  const isInside = usePathname().startsWith("/inbox");
  const open = () => (isInside ? openConversation(offer.conversationId) : router.push(hrefOf(offer.conversationId)));
  const look = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  };
  const { accept, refuse, busy } = useOfferAnswers({ onAccepted: open });
  if (seconds === 0) return null;
  return (
    <section
      aria-label={t("one", { name })}
      className="mx-2 mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-accent-soft px-4 py-2 text-accent-text"
    >
      <UserRoundPlus aria-hidden className="size-4.5 shrink-0" />
      <p className="m-0 min-w-0 flex-1 basis-60">
        <span className="font-semibold">{t("one", { name })}</span>{" "}
        <span className="text-meta" aria-hidden>
          {t("facts", { number: offer.numberName, seconds })}
        </span>
      </p>
      <span className="flex flex-wrap gap-2">
        <ButtonLink href={hrefOf(offer.conversationId)} variant="plain" onClick={look}>
          {t("look")}
        </ButtonLink>
        <Button disabled={busy} onClick={() => refuse.mutate({ sessionId: offer.sessionId })}>
          {t("refuse")}
        </Button>
        <Button
          variant="primary"
          pending={accept.isPending}
          disabled={busy}
          onClick={() => accept.mutate({ sessionId: offer.sessionId })}
        >
          {t("accept")}
        </Button>
      </span>
    </section>
  );
}
