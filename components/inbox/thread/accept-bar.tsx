"use client";
import { Bot, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { mayAccept } from "@/server/inbox/offer-rules";
import { mayDo } from "@/server/team/permissions";
import { ComposerFrame } from "../composer/composer-frame";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { useOfferAnswers } from "../offers/use-offer-answers";
import { durationLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useSecondsLeft } from "../use-seconds-left";
import { useTimeTexts } from "../use-time-texts";

type Session = NonNullable<Conversation["session"]>;

/**
 * A waiting session, or one at a bot, may be looked at; to answer it is accepted first (key A). One that is offered to me shows how long (N.42) and
 * may be refused; what is offered to a colleague is theirs, unless I see all.
 */
export function AcceptBar({ session }: { session: Session }) {
  const t = useTranslations("inbox.accept");
  const me = useMe();
  const { accept, refuse, busy } = useOfferAnswers();
  const isMine = session.offer?.userId === me.id;
  const may = mayAccept({
    mode: session.groupMode,
    offeredTo: session.offer?.userId ?? null,
    me: { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") },
  });
  const start = () => {
    if (may && !busy) accept.mutate({ sessionId: session.id });
  };
  useShortcuts({ accept: start });
  return (
    <ComposerFrame label={t("action")} look="bar">
      <div className="flex min-h-16 items-center gap-3 px-4 py-3 max-desk:flex-wrap max-desk:pb-[max(12px,env(safe-area-inset-bottom))]">
        <span
          aria-hidden
          className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text"
        >
          {session.status === "bot" ? <Bot className="size-4" /> : <Hourglass className="size-4" />}
        </span>
        <Words session={session} isMine={isMine} may={may} />
        <span className="flex gap-2 max-desk:w-full max-desk:*:flex-1">
          {isMine ? (
            <Button disabled={busy} onClick={() => refuse.mutate({ sessionId: session.id })}>
              {t("refuse")}
            </Button>
          ) : null}
          {may ? (
            <Button variant="primary" pending={accept.isPending} onClick={start}>
              {t(session.status === "bot" ? "actionAtBot" : "action")}
              <Kbd onAccent>A</Kbd>
            </Button>
          ) : null}
        </span>
      </div>
    </ComposerFrame>
  );
}

function Words({ session, isMine, may }: { session: Session; isMine: boolean; may: boolean }) {
  const t = useTranslations("inbox.accept");
  const texts = useTimeTexts();
  const waited = useNow().getTime() - session.startedAt.getTime();
  const seconds = useSecondsLeft(session.offer?.expiresAt ?? new Date(0));
  const duration = durationLabel(waited, texts);
  const isAtBot = session.status === "bot";
  const title = () => {
    if (isAtBot) return t("atBot");
    if (!session.offer) return t("title", { duration });
    return isMine ? t("offeredToMe", { seconds }) : t("offeredTo", { name: session.offer.userName ?? "", seconds });
  };
  return (
    <div className="min-w-0 flex-1">
      <p className="m-0 font-semibold">{title()}</p>
      <p className="m-0 text-meta text-text-2">
        {may ? t(isAtBot ? "textAtBot" : "text") : session.offer ? t("textOther") : t("textOneByOne")}
      </p>
    </div>
  );
}
