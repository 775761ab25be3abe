"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast-manager";
import { type Locale, locales } from "@/db/enums";
import type { HoursView } from "@/server/routing/show-hours";
import { clockText } from "./clock";
import { HolidayDialog } from "./holiday-dialog";

type Holiday = HoursView["holidays"][number];

/** Days that are unlike others, for the company and every number that observes them. */
export function HolidaysPanel({ view, mayEdit }: { view: HoursView; mayEdit: boolean }) {
  const t = useTranslations("routing.holidays");
  const [open, setOpen] = useState<Holiday | "new" | null>(null);
  return (
    <Panel aria-label={t("title")} className="flex flex-col gap-3">
      <div>
        <h2 className="m-0 text-body font-semibold">{t("title")}</h2>
        <p className="m-0 text-meta text-text-3">{t("hint")}</p>
      </div>
      {view.holidays.length === 0 ? (
        <p className="m-0 text-text-2">{t("empty")}</p>
      ) : (
        <ul className="m-0 flex list-none flex-col p-0">
          {view.holidays.map((holiday) => (
            <HolidayRow key={holiday.date} holiday={holiday} mayEdit={mayEdit} onEdit={() => setOpen(holiday)} />
          ))}
        </ul>
      )}
      {mayEdit ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen("new")}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
          <PublicHolidays today={view.wall.date} />
        </div>
      ) : null}
      <p className="m-0 text-meta text-text-3">{t("past")}</p>
      {open ? <HolidayDialog holiday={open === "new" ? null : open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function HolidayRow({ holiday, mayEdit, onEdit }: { holiday: Holiday; mayEdit: boolean; onEdit: () => void }) {
  const t = useTranslations("routing.holidays");
  const format = useFormatter();
  const remove = useRemove();
  const { date, name, open } = holiday;
  const day = format.dateTime(new Date(`${date}T12:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <li className="flex items-center gap-1 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <span className="block break-words">{name}</span>
        <span className="block text-meta text-text-2">
          {day} ·{" "}
          {open.length > 0 ? open.map(([from, to]) => `${clockText(from)}–${clockText(to)}`).join(", ") : t("closed")}
        </span>
      </div>
      {mayEdit ? (
        <>
          <IconButton label={t("edit", { name })} onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={t("remove", { name })} disabled={remove.isPending} onClick={() => remove.mutate({ date })}>
            <Trash2 aria-hidden />
          </IconButton>
        </>
      ) : null}
    </li>
  );
}

/** One button for this year and one for the next: in autumn people prepare the next one. */
function PublicHolidays({ today }: { today: string }) {
  const t = useTranslations("routing.holidays");
  const spoken = useLocale();
  const locale: Locale = locales.find((one) => one === spoken) ?? "cs";
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const add = useMutation(
    trpc.routing.addPublicHolidays.mutationOptions({
      onSuccess: async ({ added }, { year }) => {
        await client.invalidateQueries({ queryKey: trpc.routing.hours.queryKey() });
        showToast({ title: t("added", { count: added, year: String(year) }) });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  const thisYear = Number(today.slice(0, 4));
  return [thisYear, thisYear + 1].map((year) => (
    <Button key={year} pending={add.isPending} onClick={() => add.mutate({ year, locale })}>
      {t("addPublic", { year: String(year) })}
    </Button>
  ));
}

function useRemove() {
  const t = useTranslations("routing.holidays");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.routing.removeHoliday.mutationOptions({
      onSuccess: () => void showToast({ title: t("removed") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.routing.hours.queryKey() }),
    }),
  );
}
