"use client";
import { Clock, Copy, ExternalLink, FileText, ImageIcon, MapPin, Phone, Reply, Tag, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { useMoment } from "@/components/ui/use-moment";
import type { TemplateButton, TemplateComponent } from "@/server/providers/types";
import { filePlaces, offerKey } from "@/server/templates/place-rules";
import { renderTemplate, valuesOfCard } from "@/server/templates/rules";
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

type Given = { values: Record<string, string>; fileUrls: Record<string, string> };

/** The message as the client will read it; what was filled in is tinted. `fileUrls`: what is uploaded already, by place. */
export function TemplatePreview({ template, values, fileUrls }: { template: SendingTemplate } & Given) {
  const t = useTranslations("composer.picker");
  const cards = template.components.flatMap((part) => (part.type === "CAROUSEL" ? part.cards : []));
  return (
    <section aria-label={t("preview")}>
      <Bubble components={template.components} values={values} fileUrls={fileUrls} />
      {cards.length > 0 ? (
        <ul
          aria-label={t("cards", { count: cards.length })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled row must be reachable by keyboard
          tabIndex={0}
          className="m-0 mt-1.5 flex list-none snap-x gap-1.5 overflow-x-auto p-0 pb-2"
        >
          {cards.map(({ components }, n) => (
            <li key={n} className="w-44 shrink-0 snap-start">
              <Bubble components={components} values={valuesOfCard(values, n)} fileUrls={valuesOfCard(fileUrls, n)} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The message itself, or one of its cards: both have the same parts. */
function Bubble({ components, values, fileUrls }: { components: TemplateComponent[] } & Given) {
  const t = useTranslations("composer.picker");
  const { header, body, footer } = renderTemplate(components, marked(values));
  const buttons = components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  const file = filePlaces(components).find(({ card }) => card === undefined);
  const url = file ? fileUrls[file.key] : undefined;
  const MediaIcon = file ? mediaIcons[file.kind] : null;
  return (
    <div className="overflow-hidden rounded-lg rounded-tl-xs bg-raised shadow-row">
      {file?.kind === "image" && url ? (
        <img src={url} alt="" className="block max-h-36 w-full object-cover" />
      ) : MediaIcon ? (
        <div className="grid h-24 place-items-center bg-accent-soft text-accent-text">
          <MediaIcon aria-hidden className="size-7" />
        </div>
      ) : null}
      <Place components={components} values={values} />
      <Offer components={components} values={values} />
      <div className="px-3 py-2 break-words">
        {header ? <b className="block">{tinted(header)}</b> : null}
        <span className="whitespace-pre-wrap">{tinted(body)}</span>
        {footer ? <span className="mt-1 block text-text-2">{footer}</span> : null}
        {components.some(({ type }) => type === "OTHER") ? (
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
            {text || t("copyCode")}
          </div>
        );
      })}
    </div>
  );
}

type Parts = { components: TemplateComponent[]; values: Record<string, string> };

function Place({ components, values }: Parts) {
  if (!components.some((part) => part.type === "HEADER" && part.format === "LOCATION")) return null;
  return (
    <div className="flex items-center gap-2 border-b border-line bg-accent-soft px-3 py-2 text-accent-text">
      <MapPin aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 break-words">
        <b className="block">{values["header.name"]?.trim() || "…"}</b>
        <span className="block text-meta">{values["header.address"]?.trim() || "…"}</span>
      </span>
    </div>
  );
}

function Offer({ components, values }: Parts) {
  const t = useTranslations("composer.picker");
  const moment = useMoment();
  const offer = components.find((part) => part.type === "LIMITED_TIME_OFFER");
  if (!offer) return null;
  const ends = Date.parse(values[offerKey] ?? "");
  return (
    <div className="flex items-center gap-2 border-b border-line px-3 py-2">
      <Tag aria-hidden className="size-4 shrink-0 text-text-2" />
      <span className="min-w-0">
        <b className="block">{offer.text}</b>
        {offer.hasExpiration ? (
          <span className="flex items-center gap-1 text-meta text-text-2">
            <Clock aria-hidden className="size-3" />
            {Number.isNaN(ends) ? "…" : t("offerEnds", { at: moment(new Date(ends)) })}
          </span>
        ) : null}
      </span>
    </div>
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
