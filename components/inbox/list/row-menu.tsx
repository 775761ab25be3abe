"use client";
import { ContextMenu } from "@base-ui/react/context-menu";
import { AlarmClock, AlarmClockOff, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { MenuItem } from "@/components/ui/menu";
import { popupClass, popupItemClass } from "@/components/ui/popup-class";
import { maySnooze } from "@/server/inbox/rules";
import { mayDo } from "@/server/team/permissions";
import type { InboxRow } from "../inbox-types";
import { useMe } from "../me";
import { hrefOf } from "../open-conversation";
import { SnoozeDialog } from "../snooze/snooze-dialog";
import { useSnooze } from "../snooze/use-snooze";

/** What the right button, or a long press, offers on a row; the header of the open session has the same. */
export function RowMenu({ row, children }: { row: InboxRow; children: ReactNode }) {
  const me = useMe();
  const { session } = row;
  if (!session || !maySnooze(session, { userId: me.id, maySeeAll: mayDo(me.role, "inbox.seeAll") })) return children;
  return (
    <OwnRow session={session} conversationId={row.conversationId}>
      {children}
    </OwnRow>
  );
}

function OwnRow({
  session,
  conversationId,
  children,
}: {
  session: NonNullable<InboxRow["session"]>;
  conversationId: string;
  children: ReactNode;
}) {
  const t = useTranslations("snooze");
  const tInbox = useTranslations("inbox");
  const [isAsking, setAsking] = useState(false);
  const { unsnooze } = useSnooze();
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-50 outline-none">
          <ContextMenu.Popup className={`${popupClass} min-w-52 p-1`}>
            <MenuItem icon={<AlarmClock />} onClick={() => setAsking(true)}>
              {session.snooze ? t("move") : t("action")}
            </MenuItem>
            {session.snooze ? (
              <MenuItem icon={<AlarmClockOff />} onClick={() => unsnooze.mutate({ sessionId: session.id })}>
                {t("back")}
              </MenuItem>
            ) : null}
            <ContextMenu.LinkItem
              href={hrefOf(conversationId)}
              target="_blank"
              rel="noopener"
              closeOnClick
              className={cn(popupItemClass, "text-text no-underline")}
            >
              <ExternalLink aria-hidden />
              {tInbox("openInTab")}
            </ContextMenu.LinkItem>
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
      {isAsking ? <SnoozeDialog sessionId={session.id} onClose={() => setAsking(false)} /> : null}
    </ContextMenu.Root>
  );
}
