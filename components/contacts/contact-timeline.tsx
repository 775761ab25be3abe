"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useResultName } from "@/components/inbox/use-result-name";
import { useTRPC } from "@/components/live/trpc";
import { SessionTranscript } from "@/components/sessions/session-transcript";
import { Button } from "@/components/ui/button";
import { ListState } from "@/components/ui/list-state";
import { QueryProblem } from "@/components/ui/query-problem";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import { WhatsAppIcon } from "@/components/ui/whatsapp-icon";
import type { TimelineRow } from "@/server/contacts/show-timeline";
import { useSeen } from "./use-seen";

/** Everything said with the contact on every number, session by session, the newest first (O29, S1.15); words come as they come in sight. */
export function ContactTimeline({ contactId }: { contactId: string }) {
  const t = useTranslations("contacts.sessions");
  const query = useInfiniteQuery(
    useTRPC().contacts.timeline.infiniteQueryOptions(
      { contactId },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (!query.data) return <QueryProblem query={query} />;
  if (rows.length === 0) return <ListState icon={<MessagesSquare />} title={t("none")} />;
  return (
    <div className="mx-auto flex max-w-180 flex-col gap-4 p-6 max-desk:p-4">
      <ol aria-label={t("title")} className="m-0 flex list-none flex-col gap-4 p-0">
        {rows.map((row) => (
          <li key={row.id}>
            <TimelineSession session={row} />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button className="self-center" pending={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </div>
  );
}

/** One session in its border: when, how it ended, on which number, with whom, and what was said. */
function TimelineSession({ session }: { session: TimelineRow }) {
  const t = useTranslations("contacts.sessions");
  const moment = useMoment();
  const resultName = useResultName();
  const titleId = useId();
  const { ref, isSeen } = useSeen<HTMLElement>();
  const { startedAt, endedAt, operatorName, numberName, note, mayOpen } = session;
  return (
    <article ref={ref} aria-labelledby={titleId} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-t-lg border-b border-line bg-sunken px-4 py-2.5">
        <span className="self-center text-ok-text">
          <WhatsAppIcon size={14} label="WhatsApp" />
        </span>
        <h2 id={titleId} className="m-0 text-body">
          {endedAt
            ? t("span", { from: moment(startedAt), to: moment(endedAt) })
            : t("since", { from: moment(startedAt) })}
        </h2>
        <span className="text-text-2">{endedAt ? (resultName(session) ?? t("noResult")) : t("open")}</span>
        <span className="flex-1" />
        {mayOpen ? (
          <Link href={`/sessions?session=${session.id}`} className="text-accent-text">
            {t("detail")}
          </Link>
        ) : null}
        <span className="w-full text-meta text-text-2">{[numberName, operatorName].filter(Boolean).join(" · ")}</span>
        {note ? <p className="m-0 w-full [overflow-wrap:anywhere]">{note}</p> : null}
      </header>
      <div className="px-4 py-3">
        {mayOpen ? (
          isSeen ? (
            <Said sessionId={session.id} />
          ) : (
            <Skeleton className="h-12 w-full" />
          )
        ) : (
          <p className="m-0 text-text-3">{t("notYours")}</p>
        )}
      </div>
    </article>
  );
}

function Said({ sessionId }: { sessionId: string }) {
  const tCommon = useTranslations("common");
  const shown = useQuery(useTRPC().sessions.show.queryOptions({ sessionId }));
  if (shown.data) return <SessionTranscript session={shown.data} />;
  if (!shown.isError) return <Skeleton className="h-12 w-full" />;
  return (
    <p role="alert" className="m-0 text-danger-text">
      {tCommon("loadFailedText")}{" "}
      <Button variant="plain" onClick={() => shown.refetch()}>
        {tCommon("retry")}
      </Button>
    </p>
  );
}
