import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { InboxDesk } from "@/components/inbox/inbox-desk";
import { NothingOpen } from "@/components/inbox/nothing-open";
import { requirePermission } from "@/server/auth/require";
import { mayDo } from "@/server/team/permissions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

/** The desk is here and not in the pages: list and place stay while conversations change, and changing asks no server for a page. */
export default async function InboxLayout({ children }: { children: ReactNode }) {
  const { actor } = await requirePermission("inbox.use");
  return (
    <>
      <InboxDesk
        me={{ id: actor.userId, name: actor.name, role: actor.role }}
        seesAll={mayDo(actor.role, "inbox.seeAll")}
        nothingOpen={<NothingOpen />}
      />
      {children}
    </>
  );
}
