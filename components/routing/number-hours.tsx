"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast-manager";
import type { CalendarView, HoursView } from "@/server/routing/show-hours";
import { CalendarForm } from "./calendar-form";
import { clockText } from "./clock";

type NumberView = HoursView["numbers"][number];

/** The hours of the company (`number` null) or of a number, which may have none of its own. */
export function NumberHours({
  view,
  number,
  mayEdit,
}: {
  view: HoursView;
  number: NumberView | null;
  mayEdit: boolean;
}) {
  const t = useTranslations("routing.hours");
  const [isMaking, setMaking] = useState(false);
  const shown = number ?? view.company;
  const isSet = Boolean(shown.own ?? view.company.own);
  const numberId = number?.numberId ?? null;
  const own = shown.own;
  return (
    <>
      <StateNow now={shown.now} isSet={isSet} />
      {number && !own && !isMaking ? (
        <Panel className="flex flex-wrap items-center gap-3">
          <p className="m-0 min-w-60 flex-1">{t("follows", { name: number.name })}</p>
          {mayEdit ? <Button onClick={() => setMaking(true)}>{t("makeOwn")}</Button> : null}
        </Panel>
      ) : (
        <CalendarForm
          numberId={numberId}
          own={own}
          mayEdit={mayEdit}
          extra={number && own && mayEdit ? <DropOwn number={number} onDropped={() => setMaking(false)} /> : null}
        />
      )}
    </>
  );
}

/** Whether somebody works now, and when they begin. */
function StateNow({ now, isSet }: { now: CalendarView["now"]; isSet: boolean }) {
  const t = useTranslations("routing.hours");
  const format = useFormatter();
  if (!isSet) return <Banner tone="info">{t("notSet")}</Banner>;
  if (now.isOpen) return <Banner tone="ok">{t("open")}</Banner>;
  if (!now.next) return <Banner tone="warn">{t("closedForLong")}</Banner>;
  const day = format.dateTime(new Date(`${now.next.date}T12:00:00Z`), {
    weekday: "long",
    day: "numeric",
    month: "numeric",
    timeZone: "UTC",
  });
  return <Banner tone="warn">{t("closed", { day, time: clockText(now.next.minutes) })}</Banner>;
}

function DropOwn({ number, onDropped }: { number: NumberView; onDropped: () => void }) {
  const t = useTranslations("routing.hours");
  const [isAsking, setAsking] = useState(false);
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const drop = useMutation(
    trpc.routing.dropCalendar.mutationOptions({
      onSuccess: () => {
        onDropped();
        showToast({ title: t("dropped") });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => {
        setAsking(false);
        return client.invalidateQueries({ queryKey: trpc.routing.hours.queryKey() });
      },
    }),
  );
  const { numberId, own } = number;
  return (
    <>
      <Button variant="plain" size="lg" onClick={() => setAsking(true)}>
        {t("dropOwn")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("dropTitle")}
        description={t("dropText", { name: number.name })}
        confirm={t("dropConfirm")}
        danger
        pending={drop.isPending}
        onConfirm={() => drop.mutate({ numberId, version: own?.version ?? 1 })}
      />
    </>
  );
}
