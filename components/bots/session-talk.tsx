"use client";
import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownTalk } from "@/server/inbox/show-talk-of";

/** What the client chose at the bot and how that ended (N.45); nothing where no bot spoke. `wrap` frames it where it stands. */
export function SessionTalk({
  sessionId,
  wrap,
}: {
  sessionId: string;
  wrap: (talk: React.ReactNode) => React.ReactNode;
}) {
  const talk = useQuery(useTRPC().inbox.talk.queryOptions({ sessionId }));
  return talk.data ? wrap(<Talk talk={talk.data} />) : null;
}

function Talk({ talk }: { talk: ShownTalk }) {
  const t = useTranslations("bots.talk");
  const moment = useMoment();
  const { botName, path, outcome } = talk;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="m-0 flex items-center gap-1.5">
        <Bot aria-hidden className="size-4 shrink-0 text-text-2" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {botName} · {t(`outcomes.${outcome ?? "running"}`)}
        </span>
      </p>
      {path.length > 0 ? (
        <ol aria-label={t("chosen")} className="m-0 flex list-decimal flex-col gap-0.5 pl-5">
          {path.map(({ title, at }) => (
            <li key={at} title={moment(new Date(at))} className="[overflow-wrap:anywhere]">
              {title}
            </li>
          ))}
        </ol>
      ) : (
        <p className="m-0 text-text-3">{t("nothing")}</p>
      )}
    </div>
  );
}
