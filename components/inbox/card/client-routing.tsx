"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SessionFirings } from "@/components/automations/session-firings";
import { useTRPC } from "@/components/live/trpc";
import { RoutingOutcome, RoutingSteps } from "@/components/routing/routing-why";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { CardNothing } from "./client-card";
import { SessionMoves } from "./session-moves";

/** "Proč to přišlo sem" (O15): how the routing decided when the session began, and who sent it on since. Asked for only when somebody wants to know. */
export function ClientRouting({ sessionId }: { sessionId: string }) {
  const t = useTranslations("routing.why");
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <section className="border-t border-line py-4">
      <h3 className="m-0 text-meta">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
          className="-mx-1 flex min-h-6 w-full cursor-pointer items-center gap-1 rounded-sm px-1 text-left font-[inherit] text-text-2 hover:bg-hover touch:min-h-11"
        >
          <span className="flex-1">{t("title")}</span>
          <ChevronRight aria-hidden className={cn("size-4 text-text-3", isOpen && "rotate-90")} />
        </button>
      </h3>
      <div id={panel} hidden={!isOpen} className="mt-2">
        {isOpen ? (
          <div className="flex flex-col gap-4">
            <SessionRouting sessionId={sessionId} />
            <SessionMoves sessionId={sessionId} />
            <SessionFirings sessionId={sessionId} />
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** The whole explanation of one session, for the card and for the detail of a session. */
export function SessionRouting({ sessionId }: { sessionId: string }) {
  const t = useTranslations("routing.why");
  const tCommon = useTranslations("common");
  const routing = useQuery(useTRPC().inbox.routing.queryOptions({ sessionId }));
  if (routing.isPending) return <Skeleton className="h-10 w-full" />;
  if (routing.isError)
    return (
      <p role="alert" className="m-0 text-danger-text">
        {tCommon("loadFailedText")}
      </p>
    );
  if (!routing.data) return <CardNothing>{t("none")}</CardNothing>;
  const { tried } = routing.data;
  return (
    <div className="flex flex-col gap-3">
      <RoutingOutcome explanation={routing.data} />
      {tried.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-sm text-meta text-accent-text">{t("details")}</summary>
          <div className="mt-2">
            <RoutingSteps tried={tried} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
