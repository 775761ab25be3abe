"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useMoment } from "@/components/ui/use-moment";

/** Every call that was made for a recipient's message: number, time, outcome and the provider's code (O1). */
export function AttemptsDialog({
  campaignId,
  recipient,
  onClose,
}: {
  campaignId: string;
  recipient: { id: number; who: string };
  onClose: () => void;
}) {
  const t = useTranslations("outcome.book");
  const reasons = useTranslations("common.failureReason");
  const moment = useMoment();
  const trpc = useTRPC();
  const attempts = useQuery(trpc.campaigns.attempts.queryOptions({ campaignId, recipientId: recipient.id }));
  return (
    <Dialog open onOpenChange={onClose} title={t("attemptsOf", { who: recipient.who })} description={t("attemptsText")}>
      {attempts.isPending ? <SkeletonRows height={40} label={t("attempts")} /> : null}
      {attempts.isError ? <ErrorState onRetry={() => attempts.refetch()} retrying={attempts.isFetching} /> : null}
      {attempts.data?.length === 0 ? <p className="m-0 text-text-2">{t("noAttempts")}</p> : null}
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {attempts.data?.map(({ id, no, startedAt, outcome, failureReason, failureCode, failureText }) => (
          <li key={id}>
            <div className="flex flex-wrap justify-between gap-x-3">
              <b>{t("attempt", { n: no })}</b>
              <span className="text-text-2">{moment(startedAt)}</span>
            </div>
            <div>{t(`outcomes.${outcome ?? "open"}`)}</div>
            {failureReason ? (
              <div className="text-meta text-text-2">
                {reasons(failureReason)}
                {failureCode ? ` (${failureCode})` : ""}
                {failureText ? <span className="block break-words text-text-3">{failureText}</span> : null}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
