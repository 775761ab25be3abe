"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import {
  type CategoryComparison,
  type Compared,
  compareCosts,
  type OwnCounts,
  totalOf,
} from "@/server/usage/compare-rules";
import type { ProviderCosts } from "@/server/usage/provider-costs";
import { MoneyLines } from "./money-lines";
import { useUsageWords } from "./use-usage-words";

/** One connection, or those of one account together: what we counted as delivered, what its provider says, the difference, and when it was read. */
export function ConnectionCosts({ costs, own }: { costs: ProviderCosts; own: OwnCounts[] }) {
  const t = useTranslations("usage.costs");
  const tNumbers = useTranslations("numbers");
  const name = useFormatter().list(costs.names);
  return (
    <Panel aria-label={name}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-2">
        <h3 className="m-0 text-body">{name}</h3>
        <span className="text-text-3">{tNumbers(`providers.${costs.provider}`)}</span>
      </div>
      {costs.tells ? <Told costs={costs} own={own} /> : <p className="m-0 text-text-2">{t("silent")}</p>}
    </Panel>
  );
}

function Told({ costs, own }: { costs: ProviderCosts; own: OwnCounts[] }) {
  const t = useTranslations("usage.costs");
  const tReason = useTranslations("common.failureReason");
  const moment = useMoment();
  const { readAt, failedAt, failure } = costs;
  return (
    <>
      {failedAt && failure ? (
        <Banner tone="warn" className="mb-3">
          {t("failed", { at: moment(failedAt), reason: tReason.has(failure) ? tReason(failure) : failure })}{" "}
          {readAt ? t("kept", { at: moment(readAt) }) : null}
        </Banner>
      ) : null}
      {readAt ? <Comparison rows={compareCosts(own, costs.costs)} /> : null}
      {readAt && !failedAt ? (
        <p className="m-0 mt-2 text-meta text-text-3">{t("readAt", { at: moment(readAt) })}</p>
      ) : null}
      {readAt || failedAt ? null : <p className="m-0 text-text-2">{t("never")}</p>}
    </>
  );
}

function Comparison({ rows }: { rows: CategoryComparison[] }) {
  const t = useTranslations("usage.costs");
  const tUsage = useTranslations("usage");
  const words = useUsageWords();
  if (rows.length === 0) return <p className="m-0 text-text-2">{t("nothing")}</p>;
  return (
    <table className="w-full border-separate border-spacing-0">
      <thead className="text-left text-meta text-text-3">
        <tr>
          <th scope="col" className="h-8 font-medium">
            {t("category")}
          </th>
          <th scope="col" className="h-8 text-right font-medium">
            {t("ours")}
          </th>
          <th scope="col" className="h-8 text-right font-medium">
            {t("theirs")}
          </th>
          <th scope="col" className="h-8 text-right font-medium">
            {t("difference")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.category} label={words.category(row.category)} {...row} />
        ))}
      </tbody>
      <tfoot className="font-medium">
        <Line label={tUsage("total")} ours={totalOf(rows, "ours")} theirs={totalOf(rows, "theirs")} />
      </tfoot>
    </table>
  );
}

function Line({ label, ours, theirs }: { label: string; ours: Compared; theirs: Compared }) {
  const t = useTranslations("usage.costs");
  const format = useFormatter();
  const difference = theirs.messages - ours.messages;
  const cell = "border-t border-line py-2 text-right align-top tabular-nums";
  return (
    <tr>
      <th scope="row" className="border-t border-line py-2 text-left align-top [font-weight:inherit]">
        {label}
      </th>
      <td className={cell}>
        <Side side={ours} />
      </td>
      <td className={cell}>
        <Side side={theirs} />
      </td>
      <td className={cell}>
        {difference === 0 ? (
          <span className="text-text-3">{t("same")}</span>
        ) : (
          <span className="text-warn-text">{format.number(difference, { signDisplay: "always" })}</span>
        )}
      </td>
    </tr>
  );
}

function Side({ side }: { side: Compared }) {
  const format = useFormatter();
  return (
    <>
      {format.number(side.messages)}
      {Object.keys(side.amounts).length > 0 ? (
        <span className="block text-meta text-text-3">
          <MoneyLines amounts={side.amounts} />
        </span>
      ) : null}
    </>
  );
}
