"use client";
import { Forward, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Me } from "@/components/inbox/me";
import { hrefOf } from "@/components/inbox/open-conversation";
import { ForwardDialog } from "@/components/inbox/thread/forward-dialog";
import { ReopenButton } from "@/components/inbox/thread/reopen-button";
import { CopyButton } from "@/components/profiles/copy-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { mayForward } from "@/server/inbox/right-rules";
import type { ShownSession } from "@/server/sessions/show-session";
import { mayDo } from "@/server/team/permissions";

/** What can be done with a session from its detail: open it, reopen an ended one (S1.30), send on a live one (S1.19), pass its address. */
export function SessionActions({ session, me }: { session: ShownSession; me: Me }) {
  const t = useTranslations("sessions.detail");
  const [isForwarding, setForwarding] = useState(false);
  const forwards = mayForward(session, { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") });
  return (
    <div className="flex flex-wrap gap-2 px-6 pb-2 max-sm:px-4">
      <ButtonLink href={hrefOf(session.conversationId)}>
        <MessageSquare aria-hidden />
        {t("toConversation")}
      </ButtonLink>
      {session.status === "ended" ? <ReopenButton sessionId={session.id} /> : null}
      {forwards ? (
        <Button onClick={() => setForwarding(true)}>
          <Forward aria-hidden />
          {t("forward")}
        </Button>
      ) : null}
      <CopyButton
        text={`${typeof window === "undefined" ? "" : window.location.origin}/sessions?session=${session.id}`}
        label={t("copyLink")}
        copied={t("copied")}
        variant="plain"
      />
      <ForwardDialog open={isForwarding} onOpenChange={setForwarding} session={session} />
    </div>
  );
}
