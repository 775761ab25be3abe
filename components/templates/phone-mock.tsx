"use client";
import { Bike, ChevronLeft, ExternalLink, FileText, ImageIcon, Mic, Reply, Video } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { TemplateComponent } from "@/server/providers/types";
import { mediaHeader, renderTemplate } from "@/server/templates/rules";

const faint = { color: "oklch(0.5 0.012 235)" };
const mediaIcons = { image: ImageIcon, video: Video, document: FileText };

/** A client's phone, always light, our own drawing (design 10). Filled variables are tinted. */
export function PhoneMock({
  company,
  components,
  values,
}: {
  company: string;
  components: TemplateComponent[];
  values: Record<string, string>;
}) {
  const t = useTranslations("templates.mock");
  const time = useFormatter().dateTime(useNow({ updateInterval: 60_000 }), { hour: "numeric", minute: "2-digit" });
  const rendered = renderTemplate(components, marked(values));
  const media = mediaHeader(components);
  const buttons = components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  const MediaIcon = media ? mediaIcons[media] : null;
  return (
    <figure
      aria-label={t("label")}
      className="m-0 w-75 max-w-full rounded-[36px] p-2 shadow-pop"
      style={{ background: "oklch(0.22 0.01 235)" }}
    >
      <div
        className="flex h-146 flex-col overflow-hidden rounded-[29px]"
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
        <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-3">
          <div className="w-59 overflow-hidden rounded-lg rounded-tl-xs bg-white text-[13px] leading-4.5 break-words">
            {MediaIcon && media ? (
              <div className="grid h-28 place-items-center text-white" style={{ background: "oklch(0.46 0.085 222)" }}>
                <MediaIcon aria-label={t(`file.${media}`)} className="size-8" />
              </div>
            ) : null}
            <div className="px-2.75 pt-2 pb-1.5">
              {rendered.header ? <b className="block">{tinted(rendered.header)}</b> : null}
              <span className="whitespace-pre-wrap">{tinted(rendered.body)}</span>
              {rendered.footer ? (
                <div className="mt-1.5" style={faint}>
                  {rendered.footer}
                </div>
              ) : null}
              <div className="mt-0.5 text-right text-[11px] leading-3.5" style={faint}>
                {time}
              </div>
            </div>
            {buttons.map(({ type, text }, n) => (
              <div
                key={n}
                className="flex h-9 items-center justify-center gap-1.5 border-t font-medium"
                style={{ borderColor: "oklch(0.93 0.004 85)", color: "oklch(0.435 0.085 224)" }}
              >
                {type === "URL" ? (
                  <ExternalLink aria-hidden className="size-3.5" />
                ) : (
                  <Reply aria-hidden className="size-3.5" />
                )}
                {text}
              </div>
            ))}
          </div>
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

/** Characters nobody types: what is between them was filled in. */
const [from, to] = ["\u2062", "\u2063"];

const marked = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ? `${from}${value}${to}` : ""]));

function tinted(text: string) {
  return text.split(from).map((part, n) => {
    const [filled = "", rest] = part.split(to);
    if (n === 0 || rest === undefined) return <Fragment key={n}>{part}</Fragment>;
    return (
      <Fragment key={n}>
        <span className="rounded-[3px] px-0.5" style={{ background: "oklch(0.945 0.02 215)" }}>
          {filled}
        </span>
        {rest}
      </Fragment>
    );
  });
}
