"use client";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";

const bubbles = ["w-56", "w-72 self-end", "w-44 self-end", "w-64", "w-48 self-end"];

/** Bubbles that have not come yet. */
export function ThreadSkeleton() {
  const t = useTranslations("common");
  return (
    <div
      role="status"
      aria-label={t("loading")}
      className="appear-late flex min-h-0 flex-1 flex-col justify-end gap-2 px-6 pb-2 max-desk:px-3"
    >
      {bubbles.map((look) => (
        <Skeleton key={look} className={cn("h-9 rounded-[14px]", look)} />
      ))}
    </div>
  );
}
