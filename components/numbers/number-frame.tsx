"use client";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallError } from "@/components/live/call-error";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { formatPhone } from "@/server/core/phone";
import { NumberChips } from "./number-state";
import { NumberTabs } from "./number-tabs";
import { NumberTrouble } from "./number-trouble";
import { useNumber } from "./use-number";

/** Around every part of a number's page (design 13): who it is, how it is, what to do when it is not well, the tabs. */
export function NumberFrame({ numberId, role, children }: { numberId: string; role: Role; children: ReactNode }) {
  const t = useTranslations("numbers");
  const number = useNumber(numberId);
  const frame = { aside: <SettingsMenu role={role} />, up: { href: "/settings/numbers", label: t("title") } };
  if (!number.data) {
    return (
      <PageSheet {...frame} title={number.isError ? t("title") : <Skeleton className="h-4 w-36" />}>
        {number.isError ? <Unloadable error={number.error} onRetry={() => number.refetch()} /> : <Loading />}
      </PageSheet>
    );
  }
  return (
    <PageSheet
      {...frame}
      title={number.data.name}
      marks={
        <>
          <span className="text-text-2">{formatPhone(number.data.phone)}</span>
          <NumberChips number={number.data} />
        </>
      }
      tabs={<NumberTabs numberId={numberId} />}
      banner={<NumberTrouble number={number.data} role={role} />}
    >
      {children}
    </PageSheet>
  );
}

function Loading() {
  const t = useTranslations("numbers");
  return (
    <div role="status" aria-label={t("title")} className="appear-late flex flex-col gap-6">
      <Skeleton className="h-4 w-full max-w-120" />
      <div className="grid gap-4 xl:grid-cols-2">
        <Skeleton className="h-60 w-full rounded-lg" />
        <Skeleton className="h-60 w-full rounded-lg" />
      </div>
    </div>
  );
}

function Unloadable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("numbers");
  if (!(error instanceof CallError) || error.data?.code !== "NOT_FOUND") return <ErrorState onRetry={onRetry} />;
  return (
    <ListState icon={<Phone />} title={t("gone.title")} text={t("gone.text")}>
      <ButtonLink href="/settings/numbers">{t("title")}</ButtonLink>
    </ListState>
  );
}
