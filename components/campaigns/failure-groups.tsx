"use client";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { type FailureGroup, failureGroups, failureReasons } from "@/db/enums";
import type { ReasonCount } from "@/server/campaigns/tally-queries";
import { failureGroup } from "@/server/delivery/failure-group-rules";
import { useReasonName } from "./use-reason";
import type { RecipientSelection } from "./use-recipient-filter";

/** Why some did not get it: failures by what to do about them (O4), each a filter of the table, then what we left out ourselves. */
export function FailureGroups({
  reasons,
  selection,
  onChoose,
}: {
  reasons: ReasonCount[];
  selection: RecipientSelection;
  onChoose: (next: Partial<RecipientSelection>) => void;
}) {
  const t = useTranslations("outcome.groups");
  const failed = failureGroups
    .map((group) => ({ group, reasons: reasons.filter((reason) => groupOf(reason) === group) }))
    .map((row) => ({ ...row, count: sumOf(row.reasons) }))
    .filter(({ count }) => count > 0);
  const never = reasons.filter(({ plan }) => plan !== null);
  const most = Math.max(1, ...failed.map(({ count }) => count));
  return (
    <section className="min-w-0">
      <h2 className="m-0 mb-3 text-body">{t("title")}</h2>
      {reasons.length === 0 ? <p className="m-0 text-text-3">{t("empty")}</p> : null}
      {failed.map(({ group, count, reasons: behind }) => (
        <Group
          key={group}
          group={group}
          count={count}
          share={count / most}
          reasons={behind}
          pressed={selection.group === group}
          onPress={() => onChoose(selection.group === group ? {} : { group })}
        />
      ))}
      {never.length > 0 ? <Never reasons={never} isUnderFailures={failed.length > 0} /> : null}
    </section>
  );
}

/** A bar with its number; pressed, it says what to do and which reasons are behind it. */
function Group({
  group,
  count,
  share,
  reasons,
  pressed,
  onPress,
}: {
  group: FailureGroup;
  count: number;
  share: number;
  reasons: ReasonCount[];
  pressed: boolean;
  onPress: () => void;
}) {
  const t = useTranslations("outcome.groups");
  const format = useFormatter();
  const name = t(`names.${group}`);
  return (
    <>
      <button
        type="button"
        aria-pressed={pressed}
        title={t("show", { name })}
        onClick={onPress}
        className="-mx-2 grid h-8 w-[calc(100%+16px)] grid-cols-[minmax(0,1fr)_30%_44px] items-center gap-3 rounded-md px-2 text-left hover:bg-hover aria-pressed:bg-press touch:h-11"
      >
        <span className="truncate">{name}</span>
        <span aria-hidden className="h-3">
          <span
            className={cn("block h-full rounded-xs", group === "by_meta" ? "bg-s2" : "bg-danger")}
            style={{ width: `${share * 100}%` }}
          />
        </span>
        <b className="text-right">{format.number(count)}</b>
      </button>
      {pressed ? (
        <div className="pb-2 text-meta">
          <Reasons reasons={reasons} />
          <p className="m-0 mt-1 text-text-2">{t(`advice.${group}`)}</p>
        </div>
      ) : null}
    </>
  );
}

function Never({ reasons, isUnderFailures }: { reasons: ReasonCount[]; isUnderFailures: boolean }) {
  const t = useTranslations("outcome.groups");
  return (
    <>
      <h3 className={cn("m-0 mb-1 text-meta font-medium text-text-3", isUnderFailures && "mt-3")}>{t("never")}</h3>
      <Reasons reasons={reasons} />
    </>
  );
}

function Reasons({ reasons }: { reasons: ReasonCount[] }) {
  const format = useFormatter();
  const nameOf = useReasonName();
  return (
    <dl className="m-0 flex flex-col gap-0.5">
      {reasons.map((reason) => (
        <div key={`${reason.plan}|${reason.reason}|${reason.code}`} className="flex min-h-6 items-center gap-3">
          <dt className="min-w-0 flex-1 text-text-2">{nameOf(reason)}</dt>
          <dd className="m-0 font-medium">{format.number(reason.count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function groupOf({ plan, reason, code }: ReasonCount): FailureGroup | null {
  return plan ? null : failureGroup(failureReasons.find((known) => known === reason) ?? null, code);
}

const sumOf = (reasons: ReasonCount[]) => reasons.reduce((sum, { count }) => sum + count, 0);
