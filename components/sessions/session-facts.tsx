"use client";
import { useTranslations } from "next-intl";
import { useResultName } from "@/components/inbox/use-result-name";
import { RatingFact } from "@/components/ratings/rating-fact";
import { DetailsList } from "@/components/ui/details-list";
import { LabelChip } from "@/components/ui/label-chip";
import { useMoment } from "@/components/ui/use-moment";
import { formatPhone } from "@/server/core/phone";
import { callbackOf } from "@/server/sessions/rules";
import type { ShownSession } from "@/server/sessions/show-session";

/** Obecné: who, when, how it ended; what is not known has no line. */
export function SessionFacts({ session }: { session: ShownSession }) {
  const t = useTranslations("sessions");
  const tRatings = useTranslations("ratings");
  const moment = useMoment();
  const result = useResultName()(session);
  const { contact, tags } = session;
  const callback = callbackOf(session);
  const ended = session.status === "ended";
  const facts = [
    [t("columns.status"), t(`status.${session.status}`)],
    [t("columns.started"), moment(session.startedAt)],
    [t("columns.accepted"), session.acceptedAt && moment(session.acceptedAt)],
    [t("columns.ended"), session.endedAt && moment(session.endedAt)],
    [t("columns.origin"), t(`detail.origins.${session.origin}`)],
    [t("columns.campaign"), session.campaignName],
    [t("columns.callback"), callback && t(`callback.${callback}`)],
    [t("columns.phone"), contact.phone && formatPhone(contact.phone)],
    [t("columns.number"), session.numberName],
    [t("columns.operator"), session.operatorName],
    [t("columns.group"), session.groupName],
    [t("columns.result"), ended ? (result ?? t("detail.noResult")) : null],
    [t("columns.note"), session.resultNote],
    [tRatings("fact"), session.ratingStatus ? <RatingFact key="rating" session={session} /> : null],
    [tRatings("comment"), session.ratingComment],
    [t("columns.tags"), tags.length > 0 ? <Tags key="tags" tags={tags} /> : null],
  ] as const;
  return <DetailsList items={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />;
}

const Tags = ({ tags }: Pick<ShownSession, "tags">) => (
  <span className="flex flex-wrap gap-1.5">
    {tags.map(({ id, name, color }) => (
      <LabelChip key={id} color={color}>
        <span className="truncate">{name}</span>
      </LabelChip>
    ))}
  </span>
);
