"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, CircleDashed, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";
import type { ConsentMove } from "@/db/enums";
import type { ShownConsent } from "@/server/consent/show-consent";
import { ConsentDialog } from "./consent-dialog";

const icons = {
  given: <Check aria-hidden className="size-4 shrink-0 text-ok-text" />,
  withdrawn: <X aria-hidden className="size-4 shrink-0 text-danger-text" />,
  none: <CircleDashed aria-hidden className="size-4 shrink-0 text-text-3" />,
};

/**
 * A client's consent to marketing: how it stands, its whole history, and the way to record another move (S4.3). `since` is when it
 * moved last as the page around knows it: clients opt out while they are looked at.
 */
export function ConsentSection({ contactId, since }: { contactId: string; since: Date | null }) {
  const t = useTranslations("consent");
  const moment = useMoment();
  const consent = useQuery(useTRPC().consent.show.queryOptions({ contactId }));
  const [move, setMove] = useState<ConsentMove | null>(null);
  const { data } = consent;
  const movedAt = since?.getTime();
  const follow = useEffectEvent(() => {
    if (data && data.since?.getTime() !== movedAt) void consent.refetch();
  });
  useEffect(follow, [movedAt]);
  if (consent.isPending) return <SkeletonRows rows={2} height={20} label={t("title")} />;
  if (!data) return <ErrorState onRetry={() => consent.refetch()} retrying={consent.isFetching} />;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        {icons[data.state]}
        <span className="flex-1">{t("marketing")}</span>
        <span className="text-right text-meta text-text-2">
          {data.since ? t(`state.${data.state}At`, { at: moment(data.since) }) : t("state.none")}
        </span>
      </div>
      <div className="-ml-1 flex flex-wrap gap-x-2">
        <Button variant="link" onClick={() => setMove("given")}>
          {t("give")}
        </Button>
        {data.state === "withdrawn" ? null : (
          <Button variant="link" onClick={() => setMove("withdrawn")}>
            {t("withdraw")}
          </Button>
        )}
      </div>
      <History entries={data.entries} />
      {move ? <ConsentDialog contactId={contactId} move={move} onClose={() => setMove(null)} /> : null}
    </div>
  );
}

function History({ entries }: { entries: ShownConsent["entries"] }) {
  const t = useTranslations("consent");
  const moment = useMoment();
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-meta text-text-2 touch:min-h-11">
        {t("history", { count: entries.length })}
      </summary>
      <ul className="m-0 mt-2 flex list-none flex-col gap-2.5 p-0">
        {entries.map((entry) => (
          <li key={entry.id} className="flex gap-2">
            {icons[entry.move]}
            <div className="min-w-0">
              <div>
                {t(`entry.${entry.move}`, { at: moment(entry.at) })} · {t(`source.${entry.source}`)}
                {entry.textVersion ? ` · ${t("textVersion", { version: entry.textVersion })}` : ""}
                {entry.wordsVersion ? ` · ${t("wordsVersion", { version: entry.wordsVersion })}` : ""}
              </div>
              {entry.proof ? <div className="text-text-2 [overflow-wrap:anywhere]">{entry.proof}</div> : null}
              <div className="text-meta text-text-3">
                {entry.recordedBy
                  ? t("recordedBy", { name: entry.recordedBy, at: moment(entry.recordedAt) })
                  : t("recorded", { at: moment(entry.recordedAt) })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
