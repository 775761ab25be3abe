"use client";
import {
  Clock,
  Copy,
  ExternalLink,
  FileText,
  ImageIcon,
  KeyRound,
  type LucideIcon,
  MapPin,
  Phone,
  Reply,
  SquareArrowOutUpRight,
  Tag,
  Video,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoment } from "@/components/ui/use-moment";
import type { TemplateButton } from "@/server/providers/types";
import type { TemplateView } from "@/server/templates/view-rules";
import { PhoneText } from "./phone-text";

const faint = { color: "oklch(0.5 0.012 235)" };
const hair = { borderColor: "oklch(0.93 0.004 85)" };
const mediaIcons = { image: ImageIcon, video: Video, document: FileText, location: MapPin };
const buttonIcons: Record<TemplateButton["type"], LucideIcon> = {
  QUICK_REPLY: Reply,
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  COPY_CODE: Copy,
  FLOW: SquareArrowOutUpRight,
  OTP: KeyRound,
  OTHER: SquareArrowOutUpRight,
};

/** The bubble of a template with all its parts: header, offer, text, footer, buttons, cards to scroll. */
export function PhoneMessage({
  view,
  time,
  fileUrls = {},
}: {
  view: TemplateView;
  time: string;
  fileUrls?: Record<string, string>;
}) {
  const t = useTranslations("templates.mock");
  const moment = useMoment();
  const { header, offer, body, footer, buttons, cards, hasUnknown } = view;
  return (
    <>
      <div className="w-59 overflow-hidden rounded-lg rounded-tl-xs bg-white text-[13px] leading-4.5 break-words">
        {header && header.kind !== "text" ? <Picture kind={header.kind} url={fileUrls["header.media"]} /> : null}
        {header?.kind === "location" && header.name ? (
          <div className="border-b px-2.75 py-2" style={hair}>
            <b className="block">
              <PhoneText text={header.name} />
            </b>
            <span className="text-[11px]" style={faint}>
              <PhoneText text={header.address} />
            </span>
          </div>
        ) : null}
        {offer ? (
          <div className="flex items-center gap-2 border-b px-2.75 py-2" style={hair}>
            <Tag aria-hidden className="size-4 shrink-0" style={faint} />
            <span className="min-w-0">
              <b className="block">{offer.text}</b>
              {offer.hasExpiration ? (
                <span className="flex items-center gap-1 text-[11px]" style={faint}>
                  <Clock aria-hidden className="size-3" />
                  {offer.endsAt ? t("offerEndsAt", { at: moment(offer.endsAt) }) : t("offerEnds")}
                </span>
              ) : null}
            </span>
          </div>
        ) : null}
        <div className="px-2.75 pt-2 pb-1.5">
          {header?.kind === "text" && header.text ? (
            <b className="block">
              <PhoneText text={header.text} />
            </b>
          ) : null}
          <PhoneText text={body} />
          {footer ? (
            <div className="mt-1.5" style={faint}>
              {footer}
            </div>
          ) : null}
          {hasUnknown ? (
            <div className="mt-1.5 text-[11px]" style={faint}>
              {t("unknownPart")}
            </div>
          ) : null}
          <div className="mt-0.5 text-right text-[11px] leading-3.5" style={faint}>
            {time}
          </div>
        </div>
        <Buttons buttons={buttons} />
      </div>
      {cards.length > 0 ? (
        <ul
          aria-label={t("cards", { count: cards.length })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled row must be reachable by keyboard
          tabIndex={0}
          className="m-0 -mr-3 mt-1.5 flex list-none snap-x gap-1.5 overflow-x-auto p-0 pr-3 pb-2"
        >
          {cards.map((card, n) => (
            <li
              key={n}
              className="w-46 shrink-0 snap-start overflow-hidden rounded-lg bg-white text-[13px] leading-4.5 break-words"
            >
              {card.header ? <Picture kind={card.header} url={fileUrls[`card.${n}.header.media`]} /> : null}
              {card.body ? (
                <div className="px-2.75 py-2">
                  <PhoneText text={card.body} />
                </div>
              ) : null}
              <Buttons buttons={card.buttons} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Picture({ kind, url }: { kind: keyof typeof mediaIcons; url?: string }) {
  const t = useTranslations("templates.mock.file");
  const Icon = mediaIcons[kind];
  if (url && kind === "image") return <img src={url} alt={t(kind)} className="block h-28 w-full object-cover" />;
  return (
    <div className="grid h-28 place-items-center text-white" style={{ background: "oklch(0.46 0.085 222)" }}>
      <Icon role="img" aria-label={t(kind)} className="size-8" />
    </div>
  );
}

function Buttons({ buttons }: { buttons: TemplateButton[] }) {
  const t = useTranslations("templates.mock");
  return buttons.map(({ type, text }, n) => {
    const Icon = buttonIcons[type];
    return (
      <div
        key={n}
        className="flex min-h-9 items-center justify-center gap-1.5 border-t px-2 py-1 text-center font-medium"
        style={{ ...hair, color: "oklch(0.435 0.085 224)" }}
      >
        <Icon aria-hidden className="size-3.5 shrink-0" />
        {text || t(type === "COPY_CODE" || type === "OTP" ? "copyCode" : "button")}
      </div>
    );
  });
}
