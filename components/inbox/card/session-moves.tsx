"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useMoment } from "@/components/ui/use-moment";
import type { SessionMove } from "@/server/inbox/show-moves-of";

/** How a session came to whoever has it, after the routing had decided (O15). Nothing where nothing happened yet. */
export function SessionMoves({ sessionId }: { sessionId: string }) {
  const t = useTranslations("routing.moves");
  const { data } = useQuery(useTRPC().inbox.moves.queryOptions({ sessionId }));
  const moment = useMoment();
  const words = useMoveWords();
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <p className="m-0 mb-1 text-meta font-semibold text-text-2">{t("title")}</p>
      <ol className="m-0 flex list-none flex-col gap-1 p-0">
        {data.map((move, n) => (
          <li key={n} className="[overflow-wrap:anywhere]">
            {words(move)}{" "}
            <time dateTime={move.at.toISOString()} className="text-meta whitespace-nowrap text-text-3">
              {moment(move.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useMoveWords(): (move: SessionMove) => string {
  const t = useTranslations("routing.moves");
  const events = useTranslations("inbox.events");
  return (move) => {
    const system = events("system");
    if (move.action === "offered") return t(`offered.${move.outcome ?? "open"}`, { name: move.targetName });
    const { action, actorName, targetName } = move;
    if (action === "forwarded" || action === "invited")
      return events(action, { name: actorName ?? system, target: targetName ?? system });
    if (action === "handed_over")
      return targetName ? events("handedOver", { target: targetName }) : events("handedOverAll");
    if (action === "returned") return events("returned");
    return actorName ? events(action, { name: actorName }) : events(`${action}Alone`);
  };
}
