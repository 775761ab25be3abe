"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { CountedAudience } from "@/server/campaigns/count-audience";
import { formatPhone } from "@/server/core/phone";

/** How many of the audience will get it, everybody who will not by reason, and some of those who will (O9). */
export function AudienceCount({
  counted,
  valuesLater = false,
  isError,
  isFetching,
  onRetry,
}: {
  counted: CountedAudience | undefined;
  /** Values of variables are chosen in a later step: who lacks one is only said. */
  valuesLater?: boolean;
  isError: boolean;
  isFetching: boolean;
  onRetry: () => void;
}) {
  const t = useTranslations("campaigns.audience");
  const format = useFormatter();
  const reasonName = useTranslations("campaigns.planReason");
  if (isError) return <ErrorState onRetry={onRetry} retrying={isFetching} />;
  if (!counted)
    return (
      <div role="status">
        <p className="m-0 mb-2 text-text-2">{t("counting")}</p>
        <Skeleton className="h-24 w-full" />
      </div>
    );
  const { total, planned, unasked, leftOut, reasons, excludedFromFiles, inMinusFile } = counted;
  const lacking = valuesLater ? (reasons.find(({ reason }) => reason === "missing_value")?.count ?? 0) : 0;
  const lines = [
    ...(leftOut > 0 ? [{ name: reasonName("no_consent"), count: leftOut }] : []),
    ...reasons
      .filter(({ reason }) => !valuesLater || reason !== "missing_value")
      .map(({ reason, count }) => ({ name: reasonName(reason), count })),
  ];
  return (
    <Panel aria-label={t("count")} aria-busy={isFetching}>
      <p role="status" className="m-0 text-lead font-semibold">
        {t("willGet", { count: planned + unasked - leftOut + lacking })}
        <span className="ml-2 text-body font-normal text-text-3">
          {isFetching ? t("counting") : t("ofFound", { total })}
        </span>
      </p>
      {lacking > 0 ? <p className="m-0 mt-1 text-warn-text">{t("lacking", { count: lacking })}</p> : null}
      {lines.length > 0 ? (
        <dl aria-label={t("excluded")} className="m-0 mt-3">
          {lines.map(({ name, count }) => (
            <div key={name} className="flex min-h-8 items-center border-b border-line">
              <dt className="flex-1 text-text-2">{name}</dt>
              <dd className="m-0 font-medium">{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {excludedFromFiles > 0 ? (
        <p className="m-0 mt-3 text-text-2">{t("fromFiles", { count: excludedFromFiles })}</p>
      ) : null}
      {inMinusFile > 0 ? <p className="m-0 mt-3 text-text-2">{t("inMinusFile", { count: inMinusFile })}</p> : null}
      <Examples counted={counted} />
      <p className="m-0 mt-3 text-meta text-text-3">{t("asksAnew")}</p>
    </Panel>
  );
}

function Examples({ counted: { examples } }: { counted: CountedAudience }) {
  const t = useTranslations("campaigns.audience");
  if (examples.length === 0) return null;
  const names = examples.map(({ name, phone }) => name ?? formatPhone(phone)).join(", ");
  return <p className="m-0 mt-3 text-text-2">{t("examples", { names })}</p>;
}
