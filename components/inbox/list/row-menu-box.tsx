"use client";
import { AlarmClock, AlarmClockOff, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { MenuBox, MenuItem, MenuTab } from "@/components/ui/menu-box";
import { hrefOf } from "../open-conversation";
import { SnoozeDialog } from "../snooze/snooze-dialog";
import { useSnooze } from "../snooze/use-snooze";
import type { MenuPlace, OwnSession } from "./row-menu";

/** The menu of a row, at the place of the pointer. */
export function RowMenuBox({
  at,
  open,
  onClose,
  row,
  session,
  conversationId,
}: {
  at: MenuPlace;
  open: boolean;
  onClose: () => void;
  row: RefObject<HTMLElement | null>;
  session: OwnSession;
  conversationId: string;
}) {
  const t = useTranslations("snooze");
  const tInbox = useTranslations("inbox");
  const [isAsking, setAsking] = useState(false);
  const { unsnooze } = useSnooze();
  return (
    <>
      <MenuBox
        open={open}
        byKeyboard={false}
        onClose={onClose}
        button={row}
        label={tInbox("rowMenu")}
        at={at}
        side="bottom"
        align="start"
      >
        <MenuItem icon={<AlarmClock />} onClick={() => setAsking(true)}>
          {session.snooze ? t("move") : t("action")}
        </MenuItem>
        {session.snooze ? (
          <MenuItem icon={<AlarmClockOff />} onClick={() => unsnooze.mutate({ sessionId: session.id })}>
            {t("back")}
          </MenuItem>
        ) : null}
        <MenuTab href={hrefOf(conversationId)} icon={<ExternalLink aria-hidden />}>
          {tInbox("openInTab")}
        </MenuTab>
      </MenuBox>
      {isAsking ? <SnoozeDialog sessionId={session.id} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
