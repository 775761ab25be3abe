import type { ReactNode } from "react";
import { AlertBell, AlertRowLink } from "@/components/alerts/alert-bell";
import { OfferStrip } from "@/components/inbox/offers/offer-strip";
import { UnreadCount } from "@/components/inbox/unread-count";
import { LiveUpdates } from "@/components/live/live-updates";
import { TRPCReactProvider } from "@/components/live/trpc";
import { DeskFrame } from "@/components/shell/desk-frame";
import { DeskUser } from "@/components/shell/desk-user";
import { requireCtx } from "@/server/auth/require";
import { mayDo } from "@/server/team/permissions";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireCtx();
  const seesAlerts = mayDo(actor.role, "alerts.see");
  const person = { id: actor.userId, name: actor.name, role: actor.role };
  return (
    <TRPCReactProvider>
      <DeskFrame
        role={actor.role}
        banner={
          <>
            <LiveUpdates />
            <OfferStrip />
          </>
        }
        badge={<UnreadCount />}
        bell={seesAlerts ? <AlertBell /> : null}
        userMenu={<DeskUser person={person} as="menu" />}
        more={
          <>
            {seesAlerts ? <AlertRowLink /> : null}
            <DeskUser person={person} as="list" />
          </>
        }
      >
        {children}
      </DeskFrame>
    </TRPCReactProvider>
  );
}
