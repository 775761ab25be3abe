"use client";
import { Bike, ChevronLeft, Mic } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { TemplateComponent } from "@/server/providers/types";
import { offerKey } from "@/server/templates/place-rules";
import { viewTemplate } from "@/server/templates/view-rules";
import { PhoneMessage } from "./phone-message";
import { markValues } from "./phone-text";

/** A client's phone, always light, our own drawing (design 10). Filled variables are tinted. `language`: the template's. */
export function PhoneMock({
  company,
  components,
  values,
  language = "cs",
  fileUrls,
  isShort,
}: {
  company: string;
  components: TemplateComponent[];
  values: Record<string, string>;
  language?: string;
  /** Pictures by their place (`header.media`, `card.0.header.media`). */
  fileUrls?: Record<string, string>;
  /** Only as high as its message needs, where much stands under it. */
  isShort?: boolean;
}) {
  const t = useTranslations("templates.mock");
  const time = useFormatter().dateTime(useNow({ updateInterval: 60_000 }), { hour: "numeric", minute: "2-digit" });
  return (
    <figure
      aria-label={t("label")}
      className="m-0 w-75 max-w-full rounded-[36px] p-2 shadow-pop"
      style={{ background: "oklch(0.22 0.01 235)" }}
    >
      <div
        className={cn("flex flex-col overflow-hidden rounded-[29px]", isShort ? "max-h-146 min-h-80" : "h-146")}
        style={{ background: "oklch(0.945 0.008 90)", color: "oklch(0.25 0.016 235)" }}
      >
        <div className="flex h-8 shrink-0 items-center px-5 text-meta font-semibold">{time}</div>
        <div
          className="flex h-13 shrink-0 items-center gap-2.5 border-b px-3"
          style={{ borderColor: "oklch(0.9 0.008 90)" }}
        >
          <ChevronLeft aria-hidden className="size-5" />
          <span
            className="grid size-8 place-items-center rounded-full text-white"
            style={{ background: "oklch(0.46 0.085 222)" }}
          >
            <Bike aria-hidden className="size-4.5" />
          </span>
          <span className="min-w-0">
            <span className="block truncate leading-4.5 font-semibold">{company}</span>
            <span className="block text-meta" style={{ color: "oklch(0.48 0.012 235)" }}>
              {t("account")}
            </span>
          </span>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-3" lang={language.replace("_", "-")}>
          <PhoneMessage
            view={viewTemplate(components, { ...markValues(values), ...plainIn(values) }, language)}
            time={time}
            fileUrls={fileUrls}
          />
        </div>
        <div aria-hidden className="flex items-center gap-2 p-3">
          <span className="h-8 flex-1 rounded-full bg-white" />
          <span className="grid size-8 place-items-center rounded-full" style={{ background: "oklch(0.88 0.01 90)" }}>
            <Mic className="size-4" />
          </span>
        </div>
      </div>
    </figure>
  );
}

/** What is not words in a text: the end of an offer is drawn as a time. */
const plainIn = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key === offerKey));
