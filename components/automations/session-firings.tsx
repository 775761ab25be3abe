"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { ConditionStep } from "@/components/routing/routing-why";
import { useMoment } from "@/components/ui/use-moment";
import type { Firing } from "@/server/automations/show-automations";
import { useAutomationWords } from "./use-automation-words";

/** What rules did in a session, each with why and what became of it (O15); nothing where none acted. */
export function SessionFirings({ sessionId }: { sessionId: string }) {
  const t = useTranslations("automations");
  const firings = useQuery(useTRPC().automations.firings.queryOptions({ sessionId }));
  if (!firings.data || firings.data.length === 0) return null;
  return (
    <section aria-label={t("firings")} className="flex flex-col gap-3">
      <p className="m-0 text-meta font-medium text-text-2">{t("firings")}</p>
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {firings.data.map((firing) => (
          <FiringRow key={firing.id} firing={firing} />
        ))}
      </ol>
    </section>
  );
}

function FiringRow({ firing }: { firing: Firing }) {
  const t = useTranslations("automations");
  const moment = useMoment();
  const { triggerText, actionText } = useAutomationWords();
  return (
    <li>
      <p className="m-0 font-medium break-words">{firing.name}</p>
      <p className="m-0 text-meta text-text-2">
        {triggerText(firing.trigger)} · {moment(firing.at)}
      </p>
      <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0 text-meta">
        {firing.tried.map((tried, n) => (
          <ConditionStep key={n} tried={tried} />
        ))}
        {firing.done.map(({ action, reason }, n) => (
          <li key={`done-${n}`} className="flex gap-1.5">
            {reason ? (
              <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warn-text" />
            ) : (
              <Check aria-hidden className="mt-px size-3.5 shrink-0 text-ok-text" />
            )}
            <span className="min-w-0 break-words">
              {actionText(action)}
              {reason ? <span className="text-warn-text"> ({t(`refusals.${reason}`)})</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
