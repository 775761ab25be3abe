import { Fragment, type ReactNode } from "react";
import { TRPCReactProvider } from "@/components/live/trpc";
import { UnreadMarks } from "@/components/notifications/unread-marks";
import { SearchKey } from "@/components/search/search-key";
import { DeskFrame } from "@/components/shell/desk-frame";
import { FeaturesProvider } from "@/components/shell/features";
import { navItems } from "@/components/shell/nav-items";
import { requireCtx, requireFeatures } from "@/server/auth/require";
import { presentCursor } from "@/server/realtime/present-cursor";
import { missingFeature } from "@/server/team/feature-rules";
import { mayDo, type Permission } from "@/server/team/permissions";
import { BottomBar, LiveUpdates, NoticeListener, OfferStrip, SideBar } from "./desk-later";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx();
  const { actor } = ctx;
  const features = await requireFeatures();
  const may = (permission: Permission) =>
    mayDo(actor.role, permission) && missingFeature(features, permission) === null;
  const seesInbox = may("inbox.use");
  const liveFrom = await presentCursor(ctx);
  const person = { id: actor.userId, name: actor.name, role: actor.role };
  const bar = {
    places: navItems(may),
    person,
    seesInbox,
    seesAlerts: may("alerts.see"),
  };
  return (
    <TRPCReactProvider>
      <FeaturesProvider features={features}>
        <DeskFrame
          role={actor.role}
          sideBar={<SideBar {...bar} />}
          bottomBar={<BottomBar {...bar} />}
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
        >
          {/* What others found refused while WhatsApp was off stays so until it is drawn anew; administrators found the switch. */}
          <Fragment key={String(features.whatsapp || may("team.manage"))}>{children}</Fragment>
        </DeskFrame>
        <SearchKey me={person} />
      </FeaturesProvider>
    </TRPCReactProvider>
  );
}
