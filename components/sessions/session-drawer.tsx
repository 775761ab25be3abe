"use client";
import { useQuery } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SessionRouting } from "@/components/inbox/card/client-routing";
import { useClientName } from "@/components/inbox/client-name";
import { hrefOf } from "@/components/inbox/open-conversation";
import { ReopenButton } from "@/components/inbox/thread/reopen-button";
import { useTRPC } from "@/components/live/trpc";
import { ButtonLink } from "@/components/ui/button-link";
import { Drawer } from "@/components/ui/drawer";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { ShownSession } from "@/server/sessions/show-session";
import { SessionFacts } from "./session-facts";
import { SessionFiles, SessionNotes } from "./session-notes";
import { SessionTranscript } from "./session-transcript";

type Tab = "transcript" | "general" | "notes" | "routing" | "files";

/** The detail of one session, from which an ended one is reopened (S1.30, S1.32). */
export function SessionDrawer({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useTranslations("sessions");
  const query = useQuery(useTRPC().sessions.show.queryOptions({ sessionId }));
  const clientName = useClientName();
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={query.data ? clientName(query.data.contact) : t("title")}
      className="w-140"
    >
      {query.isPending ? <SkeletonRows label={t("title")} /> : null}
      {query.isError && !query.data ? <ErrorState onRetry={() => query.refetch()} retrying={query.isFetching} /> : null}
      {query.data ? <Detail session={query.data} /> : null}
    </Drawer>
  );
}

function Detail({ session }: { session: ShownSession }) {
  const t = useTranslations("sessions.detail");
  const [tab, setTab] = useState<Tab>("transcript");
  const panels: Record<Tab, React.ReactNode> = {
    transcript: <SessionTranscript session={session} />,
    general: <SessionFacts session={session} />,
    notes: <SessionNotes session={session} />,
    routing: <SessionRouting sessionId={session.id} />,
    files: <SessionFiles session={session} />,
  };
  const order: Tab[] = ["transcript", "general", "notes", "routing", "files"];
  return (
    <>
      <div className="flex flex-wrap gap-2 px-6 pb-2 max-sm:px-4">
        <ButtonLink href={hrefOf(session.conversationId)}>
          <MessageSquare aria-hidden />
          {t("toConversation")}
        </ButtonLink>
        {session.status === "ended" ? <ReopenButton sessionId={session.id} /> : null}
      </div>
      <Tabs
        label={t("tabs")}
        value={tab}
        onValueChange={setTab}
        tabs={order.map((value) => ({
          value,
          label: t(value),
          panel: <div className="px-6 py-4 max-sm:px-4">{panels[value]}</div>,
        }))}
      />
    </>
  );
}
