"use client";
import { Copy, ExternalLink, FileText, ImageIcon, Phone, Reply, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { TemplateButton } from "@/server/providers/types";
import { renderTemplate } from "@/server/templates/rules";
import type { SendingTemplate } from "./template-picker-model";

const mediaIcons = { image: ImageIcon, video: Video, document: FileText };
const buttonIcons: Record<TemplateButton["type"], typeof Reply> = {
  QUICK_REPLY: Reply,
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  COPY_CODE: Copy,
  FLOW: Reply,
  OTP: Copy,
  OTHER: Reply,
};

/** The message as the client will read it; what was filled in is tinted. `headerUrl`: the picture already uploaded. */
export function TemplatePreview({
  template,
  values,
  headerUrl,
}: {
  template: SendingTemplate;
  values: Record<string, string>;
  headerUrl?: string;
}) {
  const t = useTranslations("composer.picker");
  const { header, body, footer } = renderTemplate(template.components, marked(values));
  const buttons = template.components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  const MediaIcon = template.mediaHeader ? mediaIcons[template.mediaHeader] : null;
  return (
    <section aria-label={t("preview")} className="overflow-hidden rounded-lg rounded-tl-xs bg-raised shadow-row">
      {template.mediaHeader === "image" && headerUrl ? (
        <img src={headerUrl} alt="" className="block max-h-36 w-full object-cover" />
      ) : MediaIcon ? (
        <div className="grid h-24 place-items-center bg-accent-soft text-accent-text">
          <MediaIcon aria-hidden className="size-7" />
        </div>
      ) : null}
      <div className="px-3 py-2 break-words">
        {header ? <b className="block">{tinted(header)}</b> : null}
        <span className="whitespace-pre-wrap">{tinted(body)}</span>
        {footer ? <span className="mt-1 block text-text-2">{footer}</span> : null}
        {template.components.some(({ type }) => type === "OTHER") ? (
          <span className="mt-1 block text-meta text-text-2">{t("unknownPart")}</span>
        ) : null}
      </div>
      {buttons.map(({ type, text }, at) => {
        const Icon = buttonIcons[type];
        return (
          <div
            key={at}
            className="flex min-h-9 items-center justify-center gap-1.5 border-t border-line px-3 py-1.5 text-center font-medium text-accent-text"
          >
            <Icon aria-hidden className="size-3.5" />
            {text}
          </div>
        );
      })}
    </section>
  );
}

/** Characters nobody types stand around what was filled in, so that the one renderer says where it lies. */
const [from, to] = ["\u2062", "\u2063"];

const marked = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim() ? from + value.trim() + to : ""]));

function tinted(text: string): ReactNode {
  return text.split(from).map((part, at) => {
    const [filled = "", rest] = part.split(to);
    if (rest === undefined) return <Fragment key={at}>{part}</Fragment>;
    return (
      <Fragment key={at}>
        <span className="rounded-xs bg-accent-soft px-0.5 py-px font-medium text-accent-text">{filled}</span>
        {rest}
      </Fragment>
    );
  });
}
