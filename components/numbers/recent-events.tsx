"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import { useEventText } from "./use-event-text";

const shownEvents = 4;

/** The last things that happened to the number. */
export function RecentEvents({ numberId }: { numberId: string }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const eventText = useEventText();
  const { data } = useQuery(useTRPC().numbers.events.queryOptions({ numberId }));
  return (
    <Panel aria-labelledby="recent-events" className="flex flex-col gap-3">
      <h3 id="recent-events" className="m-0 text-body">
        {t("events.recent")}
      </h3>
      {data?.events.length === 0 ? <p className="m-0 text-text-3">{t("events.empty.title")}</p> : null}
      <ol className="m-0 flex list-none flex-col gap-2.5 p-0">
        {data?.events.slice(0, shownEvents).map((event) => (
          <li key={event.id} className="min-w-0">
            <span className="block text-meta text-text-3">{moment(event.at)}</span>
            <span className="break-words">{eventText(event)}</span>
          </li>
        ))}
      </ol>
      <Link href={`/settings/numbers/${numberId}/events`} className="font-medium text-accent-text">
        {t("tabs.events")}
      </Link>
    </Panel>
  );
}
