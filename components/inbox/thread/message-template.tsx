"use client";
import { Check, LayoutTemplate, Paperclip, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import type { ThreadMessage } from "../inbox-types";
import { useLanguageName } from "../use-language-name";
import { FormattedText } from "./formatted-text";
import { MessageCards } from "./message-cards";
import { MessageDocument } from "./message-document";
import { MessageImage } from "./message-image";
import { MessageMeta } from "./message-meta";
import { MessagePlace } from "./message-place";
import { MessageVideo } from "./message-video";
import { useThreadActions } from "./thread-context";

/** A template message: name and language on top, text, buttons in the foot; the one the client pressed is ticked. */
export function MessageTemplate({ message, failed }: { message: ThreadMessage; failed: boolean }) {
  const t = useTranslations("inbox.message");
  const language = useLanguageName();
  const { pressed } = useThreadActions();
  const template = message.payload.template;
  const rendered = template?.rendered;
  const buttons = rendered?.buttons ?? [];
  const chosen = pressed.get(message.id);
  return (
    <div
      className={cn(
        "w-84 max-w-full overflow-hidden rounded-[14px] bg-bubble-out",
        failed && "shadow-[inset_0_0_0_1px_color-mix(in_oklch,var(--danger)_45%,transparent)]",
      )}
    >
      <div className="flow-root px-3 pt-2.5 pb-2 [unicode-bidi:plaintext]">
        {template ? (
          <div className="mb-1 flex items-center gap-1 text-meta text-text-2">
            <LayoutTemplate aria-hidden className="size-3" />
            <span className="min-w-0 truncate">
              {t("template", { name: template.name, language: language(template.language) })}
            </span>
          </div>
        ) : null}
        <Header message={message} />
        {rendered?.offer ? <Offer text={rendered.offer} endsAtMs={template?.parameters.offerExpiresAtMs} /> : null}
        {rendered?.header ? <b className="block">{rendered.header}</b> : null}
        <FormattedText text={rendered?.body ?? message.body ?? ""} />
        {rendered?.footer ? <span className="mt-1 block text-meta text-text-2">{rendered.footer}</span> : null}
        <MessageMeta message={message} failed={failed} />
      </div>
      <MessageCards message={message} />
      {buttons.length > 0 ? (
        <ul
          className={cn(
            "m-0 grid list-none border-t border-accent-line/60 p-0",
            buttons.length === 2 ? "grid-cols-2" : "grid-cols-1",
          )}
        >
          {buttons.map((text, at) => (
            <li
              key={text}
              className={cn(
                "flex min-h-9 items-center justify-center gap-1.5 px-2 py-1 text-center font-medium text-accent-text",
                at > 0 && (buttons.length === 2 ? "border-l border-accent-line/60" : "border-t border-accent-line/60"),
                text === chosen && "bg-accent-line/45",
              )}
            >
              {text === chosen ? <Check aria-hidden className="size-4" /> : null}
              {text}
              {text === chosen ? <span className="sr-only">{t("pressed")}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What an offer says, and until when. */
function Offer({ text, endsAtMs }: { text: string; endsAtMs: number | undefined }) {
  const t = useTranslations("inbox.message");
  const moment = useMoment();
  return (
    <span className="mb-1 flex items-center gap-1.5">
      <Tag aria-hidden className="size-3.5 shrink-0" />
      <b>{text}</b>
      {endsAtMs === undefined ? null : (
        <span className="text-meta text-text-2">{t("offerEnds", { at: moment(new Date(endsAtMs)) })}</span>
      )}
    </span>
  );
}

/** The file or place above the text. A campaign's file is the provider's to fetch: only its address is ours. */
function Header({ message }: { message: ThreadMessage }) {
  const t = useTranslations("templates.mock.file");
  const header = message.payload.template?.parameters.header;
  const type = message.media?.mimeType ?? "";
  if (message.media) {
    if (type.startsWith("image/")) return <MessageImage message={message} className="mb-2" />;
    return (
      <div className="mb-2">
        {type.startsWith("video/") ? <MessageVideo message={message} /> : <MessageDocument message={message} />}
      </div>
    );
  }
  if (!header || header.kind === "text") return null;
  if (header.kind === "location")
    return (
      <div className="mb-2">
        <MessagePlace location={header} />
      </div>
    );
  return (
    <a href={header.link} target="_blank" rel="noopener noreferrer nofollow" className="mb-2 flex items-center gap-1.5">
      <Paperclip aria-hidden className="size-4" />
      {header.fileName ?? t(header.kind)}
    </a>
  );
}
