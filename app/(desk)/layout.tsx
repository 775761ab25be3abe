import { Fragment, type ReactNode } from "react";
import { AlertBell, AlertRowLink } from "@/components/alerts/alert-bell";
import { OfferStrip } from "@/components/inbox/offers/offer-strip";
import { UnreadCount } from "@/components/inbox/unread-count";
import { LiveUpdates } from "@/components/live/live-updates";
import { TRPCReactProvider } from "@/components/live/trpc";
import { NoticeListener } from "@/components/notifications/notice-listener";
import { UnreadMarks } from "@/components/notifications/unread-marks";
import { SearchKey } from "@/components/search/search-key";
import { DeskFrame } from "@/components/shell/desk-frame";
import { DeskUser } from "@/components/shell/desk-user";
import { FeaturesProvider } from "@/components/shell/features";
import { navItems } from "@/components/shell/nav-items";
import { requireCtx, requireFeatures } from "@/server/auth/require";
import { presentCursor } from "@/server/realtime/present-cursor";
import { missingFeature } from "@/server/team/feature-rules";
import { mayDo, type Permission } from "@/server/team/permissions";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx();
  const { actor } = ctx;
  const features = await requireFeatures();
  const may = (permission: Permission) =>
    mayDo(actor.role, permission) && missingFeature(features, permission) === null;
  const seesAlerts = may("alerts.see");
  const seesInbox = may("inbox.use");
  const liveFrom = await presentCursor(ctx);
  const person = { id: actor.userId, name: actor.name, role: actor.role };
  return (
    <TRPCReactProvider>
      <FeaturesProvider features={features}>
        <DeskFrame
          role={actor.role}
          places={navItems(may)}
          banner={
            <>
              <LiveUpdates userId={actor.userId} from={liveFrom} />
              {seesInbox ? (
                <>
                  <OfferStrip />
                  <NoticeListener />
                  <UnreadMarks />
                </>
              ) : null}
            </>
          }
          // Stands at two places, so it travels by itself, and React looks for a key where it arrives among siblings.
          badge={seesInbox ? <UnreadCount key="unread" /> : null}
          bell={seesAlerts ? <AlertBell /> : null}
          userMenu={<DeskUser person={person} as="menu" />}
          more={
            <>
              {seesAlerts ? <AlertRowLink /> : null}
              <DeskUser person={person} as="list" />
            </>
          }
        >
          {/* What others found refused while WhatsApp was off stays so until it is drawn anew; administrators found the switch. */}
          <Fragment key={String(features.whatsapp || may("team.manage"))}>{children}</Fragment>
        </DeskFrame>
        <SearchKey me={person} />
      </FeaturesProvider>
    </TRPCReactProvider>
  );
}
