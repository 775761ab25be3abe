"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AlarmClock, Ellipsis, Forward, LogOut, MailOpen, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShortcuts } from "@/components/keys/use-shortcuts";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-manager";
import { mayForward, mayInvite, maySnooze } from "@/server/inbox/right-rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { SnoozeDialog } from "../snooze/snooze-dialog";
import { ForwardDialog } from "./forward-dialog";
import { InviteDialog } from "./invite-dialog";
import { useMarkUnread } from "./use-mark-unread";

type Session = NonNullable<Conversation["session"]>;

/** What else can be done with a session: forward it (key F, S1.19), snooze it (key S), invite a second operator, leave one I was invited to. */
export function SessionMenu({ session }: { session: Session }) {
  const t = useTranslations("inbox.sessionMenu");
  const snoozeTexts = useTranslations("snooze");
  const me = useMe();
  const leave = useLeave();
  const [asking, setAsking] = useState<"forward" | "invite" | "snooze" | null>(null);
  const rights = { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") };
  const [forwards, invites] = [mayForward(session, rights), mayInvite(session, rights)];
  const snoozes = maySnooze(session, rights);
  useShortcuts({
    forward: forwards && (() => setAsking("forward")),
    snooze: snoozes && (() => setAsking("snooze")),
  });
  const unread = useMarkUnread(session, rights);
  const onOpenChange = (open: boolean) => setAsking((now) => (open ? now : null));
  return (
    <>
      {session.isGuest ? (
        <Button pending={leave.isPending} onClick={() => leave.mutate({ sessionId: session.id })}>
          <LogOut aria-hidden />
          <span className="max-desk:sr-only">{t("leave")}</span>
        </Button>
      ) : null}
      {forwards ? (
        <Menu
          trigger={
            <IconButton label={t("label")}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Forward />} shortcut="F" onClick={() => setAsking("forward")}>
            {t("forward")}
          </MenuItem>
          {snoozes ? (
            <MenuItem icon={<AlarmClock />} shortcut="S" onClick={() => setAsking("snooze")}>
              {session.snooze ? snoozeTexts("move") : snoozeTexts("action")}
            </MenuItem>
          ) : null}
          {unread ? (
            <MenuItem icon={<MailOpen />} shortcut="U" onClick={unread}>
              {t("unread")}
            </MenuItem>
          ) : null}
          {invites ? (
            <MenuItem icon={<UserRoundPlus />} onClick={() => setAsking("invite")}>
              {t("invite")}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      <ForwardDialog open={asking === "forward"} onOpenChange={onOpenChange} session={session} />
      {asking === "snooze" ? <SnoozeDialog sessionId={session.id} onClose={() => setAsking(null)} /> : null}
      <InviteDialog open={asking === "invite"} onOpenChange={onOpenChange} session={session} />
    </>
  );
}

function useLeave() {
  const t = useTranslations("inbox.sessionMenu");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.inbox.leave.mutationOptions({
      onSuccess: () => void showToast({ title: t("left") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
}
