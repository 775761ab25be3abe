"use client";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/live/use-failure-text";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import type { AlertSeverity } from "@/db/enums";
import type { AlertRow } from "@/server/alerts/list-alerts";
import { formatPhone } from "@/server/core/phone";

const looks = {
  critical: { icon: CircleAlert, look: "text-danger-text" },
  warning: { icon: TriangleAlert, look: "text-warn-text" },
  info: { icon: Info, look: "text-accent-text" },
} as const satisfies Record<AlertSeverity, { icon: unknown; look: string }>;

/** One alert: what happened, since when, whether it is over; the whole of it leads to the number. */
export function AlertItem({ alert, onOpen }: { alert: AlertRow; onOpen?: () => void }) {
  const t = useTranslations("alerts");
  const failureText = useFailureText();
  const moment = useMoment();
  const { kind, severity, facts, raisedAt, resolvedAt, readAt } = alert;
  const { icon: Icon, look } = looks[severity];
  const { name = "", phone = "", reason } = facts;
  const isOver = resolvedAt !== null;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`/settings/numbers/${alert.subjectId}`}
        onClick={onOpen}
        className="flex gap-3 rounded-md px-3 py-2.5 text-text no-underline -outline-offset-2 hover:bg-hover"
      >
        <Icon aria-hidden className={cn("mt-0.5 size-4.5 shrink-0", isOver ? "text-text-3" : look)} />
        <span className="min-w-0 flex-1">
          <span className="flex items-start gap-2">
            <span className={cn("min-w-0 flex-1 break-words", !isOver && "font-medium")}>
              <span className="sr-only">{t(`severity.${severity}`)}: </span>
              {t(`kinds.${kind}.title`, { name })}
            </span>
            {readAt || isOver ? null : <Chip tone="accent">{t("new")}</Chip>}
          </span>
          <span className="block text-meta break-words text-text-2">
            {t(`kinds.${kind}.text`, { phone: formatPhone(phone) })}
            {reason ? ` ${t("reason", { reason: failureText(reason) })}` : null}
          </span>
          <span className="block text-meta text-text-3">
            {moment(raisedAt)}
            {isOver && kind !== "provider_notice" ? <> · {t("resolvedAt", { at: moment(resolvedAt) })}</> : null}
          </span>
        </span>
      </Link>
    </li>
  );
}
