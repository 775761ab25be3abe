"use client";
import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SessionTalk } from "@/components/bots/session-talk";
import { ConsentSection } from "@/components/consent/consent-section";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { formatPhone } from "@/server/core/phone";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { CardTags } from "../tags/card-tags";
import { dateLabel, fullLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { CardFields } from "./card-fields";
import { ClientCampaigns } from "./client-campaigns";
import { ClientDetails } from "./client-details";
import { ClientFiles } from "./client-files";
import { ClientHistory } from "./client-history";
import { ClientNotes } from "./client-notes";
import { ClientRouting } from "./client-routing";

/** Who the client is: identity, details, consent, history, campaigns, files and notes. In a drawer the drawer has the heading. */
export function ClientCard({
  conversation,
  inDrawer,
  className,
}: {
  conversation: Conversation;
  inDrawer?: boolean;
  className?: string;
}) {
  const t = useTranslations("inbox.card");
  const { contact } = conversation;
  const routedId = conversation.session?.id ?? conversation.lastSessionId;
  const name = useClientName()(contact);
  const phone = contact.phone ? formatPhone(contact.phone) : null;
  return (
    <aside
      aria-label={t("title")}
      data-region={inDrawer ? undefined : ""}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn("overflow-y-auto px-5 pb-4 -outline-offset-2", className)}
    >
      {inDrawer ? null : <h2 className="m-0 mt-2 flex h-14 items-center text-body">{t("title")}</h2>}
      <div className="flex items-center gap-3 pb-4">
        <Avatar id={contact.id} name={contact.name ?? contact.profileName} size={44} />
        <div className="min-w-0">
          <div className="truncate font-semibold">{name}</div>
          {phone && phone !== name ? <div className="text-text-2">{phone}</div> : null}
        </div>
      </div>
      <ClientDetails conversation={conversation} />
      <ClientConsent contact={contact} />
      {routedId ? (
        <SessionTalk sessionId={routedId} wrap={(talk) => <CardSection title={t("bot")}>{talk}</CardSection>} />
      ) : null}
      {routedId ? <ClientRouting key={routedId} sessionId={routedId} /> : null}
      <CardTags conversation={conversation} />
      <CardFields conversation={conversation} />
      <ClientHistory contactId={contact.directoryId} history={conversation.history} />
      <ClientCampaigns contactId={contact.directoryId} />
      <ClientFiles files={conversation.files} />
      <ClientNotes conversationId={conversation.id} />
    </aside>
  );
}

/** One part of the card under a hairline, its count on the right. */
export function CardSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line py-4">
      <div className="mb-2 flex h-5 items-center">
        <h3 className="m-0 flex-1 text-meta text-text-2">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function CardNothing({ children }: { children: string }) {
  return <p className="m-0 text-text-3">{children}</p>;
}

type Contact = Conversation["contact"];

/** Consent to marketing, and whether the client is on the blacklist. */
function ClientConsent({ contact }: { contact: Contact }) {
  const t = useTranslations("inbox.card");
  const texts = useTimeTexts();
  const now = useNow(3_600_000);
  const { blockedAt } = contact;
  return (
    <CardSection title={t("consent")}>
      <div className="flex flex-col gap-2">
        <ConsentSection contactId={contact.id} since={contact.marketingOptedInAt ?? contact.marketingOptedOutAt} />
        {blockedAt ? (
          <div className="flex items-center gap-2 text-danger-text" title={fullLabel(blockedAt, texts)}>
            <Ban aria-hidden className="size-4" />
            <span className="flex-1">{t("blocked")}</span>
            <span className="text-meta">{t("blockedSince", { date: dateLabel(blockedAt, now, texts) })}</span>
          </div>
        ) : null}
      </div>
    </CardSection>
  );
}
