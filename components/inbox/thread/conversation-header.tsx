"use client";
import { ChevronLeft, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import { formatPhone } from "@/server/core/phone";
import { isUnheld } from "@/server/inbox/right-rules";
import { useClientName } from "../client-name";
import type { Conversation } from "../inbox-types";
import { openConversation } from "../open-conversation";
import { TagChips } from "../tags/tag-chips";
import { TagPicker } from "../tags/tag-picker";
import { durationLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";
import { ViewerFaces } from "../viewers/viewer-faces";
import { EndSessionButton } from "./end-session-button";
import { ReopenButton } from "./reopen-button";
import { SessionMenu } from "./session-menu";
import { TakeOverButton } from "./take-over-button";

/** Header 56 of a conversation: client, our number, operator, how long; what can be done with the session on the right. */
export function ConversationHeader({ conversation, onCard }: { conversation: Conversation; onCard: () => void }) {
  const t = useTranslations("inbox.thread");
  const { contact, number, session } = conversation;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line pr-4 pl-6 max-desk:pr-2 max-desk:pl-1">
      <IconButton label={t("back")} onClick={() => openConversation(null)} className="desk:hidden">
        <ChevronLeft aria-hidden className="size-6" />
      </IconButton>
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2">
          <h1 className="m-0 truncate text-lead leading-5 font-semibold">{useClientName()(contact)}</h1>
          <TagChips tags={conversation.tags} most={3} className="min-w-0 max-desk:hidden" />
        </div>
        <p className="m-0 flex min-w-0 items-center gap-1.5 text-meta whitespace-nowrap text-text-3">
          <span className="text-ok-text">
            <WhatsAppIcon size={12} label="WhatsApp" />
          </span>
          <span className="truncate">
            {number.name} <span className="max-desk:hidden">{formatPhone(number.phone)}</span>
          </span>
          {session ? <SessionFacts session={session} /> : <Fact>{t("ended")}</Fact>}
        </p>
      </div>
      <ViewerFaces conversationId={conversation.id} className="mx-1" />
      <TagPicker conversation={conversation} />
      <IconButton label={t("card")} onClick={onCard} className="xl:hidden">
        <UserRound aria-hidden />
      </IconButton>
      {session ? (
        <>
          <TakeOverButton session={session} />
          <SessionMenu session={session} />
          <EndSessionButton session={session} conversationId={conversation.id} />
        </>
      ) : conversation.lastSessionId ? (
        <ReopenButton sessionId={conversation.lastSessionId} />
      ) : null}
    </header>
  );
}

/** A phone has room for our number alone beside the buttons; how long a client waits stands at its lower edge. */
function SessionFacts({ session }: { session: NonNullable<Conversation["session"]> }) {
  const t = useTranslations("inbox.thread");
  const texts = useTimeTexts();
  const lasted = useNow().getTime() - (session.acceptedAt ?? session.startedAt).getTime();
  const duration = durationLabel(lasted, texts);
  const campaign = session.campaignName ? (
    <Fact className="text-text-2">{t("fromCampaign", { name: session.campaignName })}</Fact>
  ) : null;
  if (isUnheld(session))
    return (
      <>
        {session.status === "bot" ? (
          <Fact>{t("atBot")}</Fact>
        ) : (
          <span className="contents max-desk:hidden">
            <Fact>{t("waiting", { duration })}</Fact>
          </span>
        )}
        {campaign}
      </>
    );
  return (
    <>
      <span className="contents max-desk:hidden">
        <Fact>{[session.operatorName ?? t("noOperator"), ...session.guests.map(({ name }) => name)].join(" + ")}</Fact>
        <Fact>{t("lasts", { duration })}</Fact>
      </span>
      {campaign}
    </>
  );
}

function Fact({ children, className }: { children: string; className?: string }) {
  return (
    <>
      <span aria-hidden>·</span>
      <span className={cn("truncate", className)}>{children}</span>
    </>
  );
}
