"use client";
import type { ComponentProps } from "react";
import { AlertBell, AlertRowLink } from "@/components/alerts/alert-bell";
import { UnreadCount } from "@/components/inbox/unread-count";
import { BottomBar } from "@/components/shell/bottom-bar";
import { DeskUser } from "@/components/shell/desk-user";
import { SideBar } from "@/components/shell/side-bar";

export { OfferStrip } from "@/components/inbox/offers/offer-strip";
export { LiveUpdates } from "@/components/live/live-updates";
export { NoticeListener } from "@/components/notifications/notice-listener";

type Bar = Pick<ComponentProps<typeof SideBar>, "places"> &
  Pick<ComponentProps<typeof DeskUser>, "person"> & { seesInbox: boolean; seesAlerts: boolean };

/** The navigation with what belongs to several features. */
export function DeskSideBar({ places, person, seesInbox, seesAlerts }: Bar) {
  return (
    <SideBar
      places={places}
      badge={seesInbox ? <UnreadCount /> : null}
      foot={
        <>
          {seesAlerts ? <AlertBell /> : null}
          <DeskUser person={person} as="menu" />
        </>
      }
    />
  );
}

/** The same for a phone. */
export function DeskBottomBar({ places, person, seesInbox, seesAlerts }: Bar) {
  return (
    <BottomBar
      places={places}
      badge={seesInbox ? <UnreadCount /> : null}
      more={
        <>
          {seesAlerts ? <AlertRowLink /> : null}
          <DeskUser person={person} as="list" />
        </>
      }
    />
  );
}
