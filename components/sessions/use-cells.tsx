"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFields } from "@/components/contacts/use-contact-data";
import { useFieldValue } from "@/components/contacts/use-field-value";
import { TagChips } from "@/components/inbox/tags/tag-chips";
import { durationLabel } from "@/components/inbox/time-labels";
import { useNow } from "@/components/inbox/use-now";
import { useResultName } from "@/components/inbox/use-result-name";
import { useTimeTexts } from "@/components/inbox/use-time-texts";
import { Score } from "@/components/ratings/score";
import { useMoment } from "@/components/ui/use-moment";
import { formatPhone } from "@/server/core/phone";
import type { SessionRow as Row } from "@/server/sessions/list-sessions";
import { callbackOf, durationMs, isSessionColumn, type SessionColumn, waitMs } from "@/server/sessions/rules";

export type CellOf = (column: string, row: Row) => ReactNode;

/** What stands in a column of a row. */
export function useCells(): CellOf {
  const t = useTranslations("sessions");
  const moment = useMoment();
  const resultName = useResultName();
  const texts = useTimeTexts();
  const now = useNow(60_000);
  const { all } = useFields("session");
  const shownValue = useFieldValue();
  const cells: Record<SessionColumn, (row: Row) => ReactNode> = {
    started: ({ startedAt }) => moment(startedAt),
    accepted: ({ acceptedAt }) => acceptedAt && moment(acceptedAt),
    ended: ({ endedAt }) => endedAt && moment(endedAt),
    wait: (row) => durationLabel(waitMs(row, now), texts),
    duration: (row) => {
      const ms = durationMs(row, now);
      return ms === null ? null : durationLabel(ms, texts);
    },
    status: ({ status }) => t(`status.${status}`),
    origin: ({ origin }) => t(`detail.origins.${origin}`),
    campaign: ({ campaignName }) => campaignName,
    phone: ({ contact }) => contact.phone && formatPhone(contact.phone),
    number: ({ numberName }) => numberName,
    operator: ({ operatorName }) => operatorName,
    group: ({ groupName }) => groupName,
    result: resultName,
    note: ({ resultNote }) => resultNote,
    rating: ({ ratingScore, ratingScale }) =>
      ratingScore !== null && ratingScale ? <Score score={ratingScore} scale={ratingScale} /> : null,
    callback: (row) => {
      const state = callbackOf(row);
      return state && t(`callback.${state}`);
    },
    tags: ({ tags }) => <TagChips tags={tags} most={2} />,
  };
  return (column, row) => {
    if (isSessionColumn(column)) return cells[column](row);
    const key = column.replace(/^field:/, "");
    const value = row.fields[key];
    return value ? shownValue(all.find((field) => field.key === key)?.kind, value) : null;
  };
}
