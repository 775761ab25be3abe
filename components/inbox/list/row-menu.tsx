"use client";
import { type ReactNode, useRef, useState } from "react";
import { later } from "@/components/ui/later";
import { maySnooze } from "@/server/inbox/right-rules";
import type { InboxRow } from "../inbox-types";
import { useMe, useSeesAll } from "../me";

const RowMenuBox = later(() => import("./row-menu-box").then((module) => module.RowMenuBox));

/** A finger that stays as long asks for the menu; browsers that say so themselves say `contextmenu`. */
const longPressMs = 500;

/** What the right button, or a long press, offers on a row; the header of the open session has the same. */
export function RowMenu({ row, children }: { row: InboxRow; children: ReactNode }) {
  const { id: userId } = useMe();
  const maySeeAll = useSeesAll();
  const { session } = row;
  if (!session || !maySnooze(session, { userId, maySeeAll })) return children;
  return (
    <OwnRow session={session} conversationId={row.conversationId}>
      {children}
    </OwnRow>
  );
}

export type OwnSession = NonNullable<InboxRow["session"]>;
export type MenuPlace = { x: number; y: number };

function OwnRow({
  session,
  conversationId,
  children,
}: {
  session: OwnSession;
  conversationId: string;
  children: ReactNode;
}) {
  const [at, setAt] = useState<MenuPlace | null>(null);
  const [isOpen, setOpen] = useState(false);
  const row = useRef<HTMLElement | null>(null);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; wasLong: boolean }>(undefined);
  const show = (element: HTMLElement, place: MenuPlace) => {
    row.current = element.querySelector("a");
    setAt(place);
    setOpen(true);
  };
  const endPress = () => clearTimeout(press.current?.timer);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way; the row inside is a link, the header of the session has the same
    <div
      onContextMenu={(event) => {
        event.preventDefault();
        show(event.currentTarget, { x: event.clientX, y: event.clientY });
      }}
      onTouchStart={({ currentTarget, touches }) => {
        const finger = touches[0];
        endPress();
        if (!finger) return;
        const held = { wasLong: false, timer: setTimeout(() => open(), longPressMs) };
        const open = () => {
          held.wasLong = true;
          show(currentTarget, { x: finger.clientX, y: finger.clientY });
        };
        press.current = held;
      }}
      onTouchMove={endPress}
      onTouchCancel={endPress}
      onTouchEnd={(event) => {
        endPress();
        // The finger that opened the menu does not follow the link as it leaves.
        if (press.current?.wasLong) event.preventDefault();
        press.current = undefined;
      }}
    >
      {children}
      {at ? (
        <RowMenuBox
          at={at}
          open={isOpen}
          onClose={() => setOpen(false)}
          row={row}
          session={session}
          conversationId={conversationId}
        />
      ) : null}
    </div>
  );
}
