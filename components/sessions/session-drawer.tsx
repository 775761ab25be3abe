"use client";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SessionFirings } from "@/components/automations/session-firings";
import { SessionTalk } from "@/components/bots/session-talk";
import { SessionRouting } from "@/components/inbox/card/client-routing";
import { SessionMoves } from "@/components/inbox/card/session-moves";
import { useClientName } from "@/components/inbox/client-name";
import type { Me } from "@/components/inbox/me";
import { useTRPC } from "@/components/live/trpc";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { ShownSession } from "@/server/sessions/show-session";
import { SessionActions } from "./session-actions";
import { SessionFacts } from "./session-facts";
import { SessionFields } from "./session-fields";
import { SessionFiles, SessionNotes } from "./session-notes";
import { SessionTranscript } from "./session-transcript";

const tabs = ["transcript", "general", "fields", "notes", "routing", "files"] as const;
type Tab = (typeof tabs)[number];

/** The detail of one session, from which an ended one is reopened (S1.30, S1.32) and a live one sent on (S1.19). */
export function SessionDrawer({ sessionId, me, onClose }: { sessionId: string; me: Me; onClose: () => void }) {
  const t = useTranslations("sessions");
  const query = useQuery(useTRPC().sessions.show.queryOptions({ sessionId }));
  const clientName = useClientName();
  const isGone = query.error?.data?.code === "NOT_FOUND" || query.error?.data?.code === "BAD_REQUEST";
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={query.data ? clientName(query.data.contact) : t("title")}
      className="w-140"
    >
      {query.isPending ? <SkeletonRows label={t("title")} /> : null}
      {isGone ? <ListState icon={<MessagesSquare />} title={t("detail.gone")} /> : null}
      {query.isError && !query.data && !isGone ? (
        <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} />
      ) : null}
      {query.data && !isGone ? <Detail session={query.data} me={me} /> : null}
    </Drawer>
  );
}

function Detail({ session, me }: { session: ShownSession; me: Me }) {
  const t = useTranslations("sessions.detail");
  const [tab, setTab] = useState<Tab>("transcript");
  const panels: Record<Tab, React.ReactNode> = {
    transcript: <SessionTranscript session={session} />,
    general: <SessionFacts session={session} />,
    fields: <SessionFields sessionId={session.id} values={session.fields} />,
    notes: <SessionNotes session={session} />,
    routing: (
      <>
        <SessionTalk sessionId={session.id} wrap={(talk) => <div className="mb-4">{talk}</div>} />
        <SessionRouting sessionId={session.id} />
        <div className="mt-4 flex flex-col gap-4">
          <SessionMoves sessionId={session.id} />
          <SessionFirings sessionId={session.id} />
        </div>
      </>
    ),
    files: <SessionFiles session={session} />,
  };
  return (
    <>
      <SessionActions session={session} me={me} />
      <Tabs
        label={t("tabs")}
        value={tab}
        onValueChange={setTab}
        tabs={tabs.map((value) => ({
          value,
          label: t(value),
          panel: <div className="px-6 py-4 max-sm:px-4">{panels[value]}</div>,
        }))}
      />
    </>
  );
}
