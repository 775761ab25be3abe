"use client";
import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, LoaderCircle, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import type { CheckResult } from "@/db/enums";
import type { ShownCheck } from "@/server/diagnostics/show-diagnostics";

const looks = {
  ok: { icon: CircleCheck, look: "text-ok-text" },
  warning: { icon: TriangleAlert, look: "text-warn-text" },
  failed: { icon: CircleAlert, look: "text-danger-text" },
  unknown: { icon: CircleHelp, look: "text-text-3" },
  waiting: { icon: LoaderCircle, look: "text-accent-text" },
} as const satisfies Record<CheckResult, { icon: unknown; look: string }>;

/** Where the fix of a fault is made; outside it is the provider's own page. */
const fixes: Readonly<Record<string, (numberId: string) => string>> = {
  credentials_refused: (id) => `/settings/numbers/${id}`,
  token_expires: (id) => `/settings/numbers/${id}`,
  scopes_missing: () => "https://business.facebook.com/settings/system-users",
  not_subscribed: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  app_callback_elsewhere: () => "https://developers.facebook.com/apps/",
  fields_missing: () => "https://developers.facebook.com/apps/",
  webhook_missing: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  webhook_elsewhere: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  webhook_without_secret: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  registration_failed: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  not_registered: (id) => `/settings/numbers/${id}/diagnostics#webhook`,
  signature_refused: (id) => `/settings/numbers/${id}`,
  payment_missing: () => "https://business.facebook.com/billing_hub/",
  account_suspended: () => "https://business.facebook.com/business-support-home/",
  sending_limited: () => "https://business.facebook.com/wa/manage/",
  sending_blocked: () => "https://business.facebook.com/business-support-home/",
  name_rejected: (id) => `/settings/numbers/${id}/profile`,
  name_expired: (id) => `/settings/numbers/${id}/profile`,
  name_missing: (id) => `/settings/numbers/${id}/profile`,
  quality_yellow: () => "/campaigns",
  quality_red: () => "/campaigns",
  two_step_off: () => "https://business.facebook.com/wa/manage/phone-numbers/",
};

/** One point of the self-test: what it is, how it came out and when, and for what is wrong the exact fix with its place. */
export function CheckRow({ check, numberId }: { check: ShownCheck; numberId: string }) {
  const t = useTranslations("numbers.diagnostics");
  const moment = useMoment();
  const { result, code, note } = check;
  const { icon: Icon, look } = result ? looks[result] : { icon: CircleDashed, look: "text-text-3" };
  const fix = code ? fixes[code]?.(numberId) : undefined;
  const isWrong = result === "failed" || result === "warning";
  return (
    <li className="flex min-h-14 items-start gap-3 border-b border-line px-5 py-2.5 last:border-b-0">
      <Icon
        aria-hidden
        className={cn("mt-0.5 size-5 shrink-0", look, result === "waiting" && "motion-safe:animate-spin")}
      />
      <div className="min-w-0 flex-1">
        <div className="font-medium">
          {t(`checks.${check.check}.title`)} <span className="sr-only">{t(`results.${result ?? "never"}`)}</span>
        </div>
        <div className={cn("text-meta break-words", isWrong ? look : "text-text-3")}>
          <Said check={check} />
          {note && result !== "ok" ? <span className="block text-text-3">{t("told", { note })}</span> : null}
        </div>
      </div>
      <span className="flex shrink-0 flex-col items-end gap-1 text-right text-meta text-text-3">
        {check.checkedAt && result !== "waiting" ? moment(check.checkedAt) : null}
        {fix && isWrong ? <FixLink href={fix} /> : null}
      </span>
    </li>
  );
}

function Said({ check: { check, result, code } }: { check: ShownCheck }) {
  const t = useTranslations("numbers.diagnostics");
  if (code && t.has(`codes.${code}`)) return t(`codes.${code}`);
  if (result === "ok") return t(`checks.${check}.ok`);
  return t(`results.${result ?? "never"}`);
}

function FixLink({ href }: { href: string }) {
  const t = useTranslations("numbers.diagnostics");
  const look = "inline-flex min-h-6 items-center font-medium text-accent-text";
  return href.startsWith("/") ? (
    <Link href={href} className={look}>
      {t("fix")}
    </Link>
  ) : (
    <a href={href} target="_blank" rel="noreferrer" className={look}>
      {t("fixOutside")}
    </a>
  );
}
