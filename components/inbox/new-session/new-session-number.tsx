"use client";
import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SkeletonRows } from "@/components/ui/skeleton";
import { formatPhone } from "@/server/core/phone";
import { isUsable, type NewSession } from "./new-session-state";

/** Step 1: the person's numbers; one that cannot send now says why (S1.24). */
export function NewSessionNumber({ session }: { session: NewSession }) {
  const t = useTranslations("composer");
  const common = useTranslations("common");
  const { numbers, number } = session;
  if (numbers.isError) return <ErrorState onRetry={() => numbers.refetch()} retrying={numbers.isFetching} />;
  if (!numbers.data) return <SkeletonRows rows={3} height={56} label={common("loading")} />;
  if (numbers.data.every(({ maySend }) => !maySend) && numbers.data.length === 0)
    return <ListState icon={<Unplug />} title={t("newSession.number.none")} text={t("newSession.number.noneText")} />;
  const options = numbers.data.map((row) => ({
    value: row.id,
    label: `${row.name} · ${formatPhone(row.phone)}`,
    hint: row.maySend
      ? [
          ...(isUsable(row) ? [] : [t("newSession.number.limitUsed")]),
          t("newSession.number.limit", { limit: row.dailyLimit ?? "none", used: row.dailyUsed }),
        ].join(" · ")
      : t("newSession.number.notSending", { status: t(`numberStatus.${row.status}`) }),
    disabled: !isUsable(row),
  }));
  return (
    <div className="flex flex-col gap-4 p-6">
      {numbers.data.every(({ maySend }) => !maySend) ? (
        <Banner tone="warn">
          <b>{t("newSession.number.none")}.</b> {t("newSession.number.noneText")}
        </Banner>
      ) : numbers.data.every((row) => !isUsable(row)) ? (
        <Banner tone="warn">{t("newSession.number.limitUsedText")}</Banner>
      ) : null}
      <Field label={t("newSession.number.label")}>
        <RadioGroup
          aria-label={t("newSession.number.label")}
          options={options}
          value={number?.id ?? null}
          onValueChange={session.setNumber}
        />
      </Field>
    </div>
  );
}
