"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { mayEnd } from "@/server/inbox/right-rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { EndSessionDialog } from "./end-session-dialog";

/** Ends the session with a result (S1.16); key E. Nothing where the rules do not let this person end it. */
export function EndSessionButton({
  session,
  conversationId,
}: {
  session: NonNullable<Conversation["session"]>;
  conversationId: string;
}) {
  const t = useTranslations("composer.end");
  const me = useMe();
  const [open, setOpen] = useState(false);
  const mayOpen = mayEnd(session, { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") });
  useShortcuts({ end: mayOpen && (() => setOpen(true)) });
  // What is being written is not taken away with the session.
  if (!mayOpen && !open) return null;
  return (
    <>
      {mayOpen ? (
        <Button onClick={() => setOpen(true)}>
          {t("button")}
          <Kbd>E</Kbd>
        </Button>
      ) : null}
      <EndSessionDialog open={open} onOpenChange={setOpen} sessionId={session.id} conversationId={conversationId} />
    </>
  );
}
