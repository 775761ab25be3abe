"use client";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { labelClass } from "@/components/shell/label-class";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { later } from "@/components/ui/later";
import { Popover } from "@/components/ui/popover";

const AlertList = later(() => import("./alert-list").then((module) => module.AlertList));

function useUnread(): number {
  return useQuery(useTRPC().alerts.unread.queryOptions(undefined, { staleTime: 30_000 })).data ?? 0;
}

/** The bell above the person in the side bar: how many alerts are new, and the latest of them. */
export function AlertBell() {
  const t = useTranslations("alerts");
  const pathname = usePathname();
  const unread = useUnread();
  // Going somewhere closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const close = () => setOpenAt(null);
  return (
    <Popover
      side="right"
      align="end"
      label={t("title")}
      open={openAt === pathname}
      onOpenChange={(open) => setOpenAt(open ? pathname : null)}
      className="flex max-h-[min(560px,80vh)] w-95 flex-col p-2"
      trigger={
        <button
          type="button"
          aria-label={t("bell", { count: unread })}
          className="relative flex h-9 items-center gap-2.5 rounded-md px-2 font-medium text-text-2 hover:bg-hover aria-expanded:bg-hover touch:h-11"
        >
          <Bell aria-hidden className="size-5" />
          <span aria-hidden className={labelClass}>
            {t("title")}
          </span>
          <Count unread={unread} className="absolute -top-0.5 left-5.5 shadow-[0_0_0_2px_var(--canvas)]" />
        </button>
      }
    >
      <div className="min-h-0 flex-1 overflow-auto">
        <AlertList short onOpen={close} />
      </div>
      <Link
        href="/settings/alerts"
        onClick={close}
        className="flex h-9 items-center px-3 font-medium text-accent-text touch:h-11"
      >
        {t("all")}
      </Link>
    </Popover>
  );
}

/** The same as a row under "Více" on a phone. */
export function AlertRowLink() {
  const t = useTranslations("alerts");
  const unread = useUnread();
  return (
    <Link
      href="/settings/alerts"
      className="mx-4 mb-2 flex h-11 items-center gap-3 rounded-md px-2 font-medium text-text no-underline hover:bg-hover"
    >
      <Bell aria-hidden className="size-5 text-text-2" />
      <span className="flex-1">{t("title")}</span>
      <Count unread={unread} />
    </Link>
  );
}

function Count({ unread, className }: { unread: number; className?: string }) {
  const t = useTranslations("alerts");
  return (
    <Badge count={unread} label={t("bell", { count: unread })} className={cn("bg-danger text-on-danger", className)} />
  );
}
