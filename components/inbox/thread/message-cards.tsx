"use client";
import { ExternalLink, Film, ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ThreadMessage } from "../inbox-types";
import { mediaUrl } from "./media-url";

type Template = NonNullable<ThreadMessage["payload"]["template"]>;
type Card = NonNullable<Template["rendered"]["cards"]>[number];
type CardFile = NonNullable<Template["parameters"]["cards"]>[number]["header"];

/** The cards of a carousel in a row to scroll, each with its picture, words and buttons. */
export function MessageCards({ message }: { message: ThreadMessage }) {
  const t = useTranslations("inbox.message");
  const template = message.payload.template;
  const cards = template?.rendered.cards ?? [];
  if (cards.length === 0) return null;
  return (
    <ul
      aria-label={t("cards", { count: cards.length })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled row must be reachable by keyboard
      tabIndex={0}
      className="m-0 flex list-none snap-x gap-1.5 overflow-x-auto border-t border-accent-line/60 p-2"
    >
      {cards.map((card, n) => (
        <li key={n} className="w-44 shrink-0 snap-start overflow-hidden rounded-md bg-raised">
          <File file={template?.parameters.cards?.[n]?.header} messageId={message.id} />
          <Words card={card} />
        </li>
      ))}
    </ul>
  );
}

function Words({ card: { body, buttons } }: { card: Card }) {
  return (
    <>
      {body ? <p className="m-0 px-2.5 py-2 break-words whitespace-pre-wrap">{body}</p> : null}
      {buttons.map((text) => (
        <span
          key={text}
          className="flex min-h-9 items-center justify-center border-t border-line px-2 py-1 text-center font-medium text-accent-text"
        >
          {text}
        </span>
      ))}
    </>
  );
}

/** A picture of ours is shown; a film, and what a campaign only linked, is opened. */
function File({ file, messageId }: { file: CardFile; messageId: string }) {
  const t = useTranslations("templates.mock.file");
  if (!file) return null;
  const url = file.mediaId ? `${mediaUrl(file.mediaId)}?message=${messageId}` : file.link;
  if (file.kind === "image" && file.mediaId)
    return <img src={url} alt={t("image")} className="block h-28 w-full object-cover" />;
  const Icon = file.kind === "video" ? Film : ImageIcon;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="flex h-28 items-center justify-center gap-1.5 bg-accent-soft text-accent-text"
    >
      <Icon aria-hidden className="size-5" />
      {t(file.kind)}
      <ExternalLink aria-hidden className="size-3" />
    </a>
  );
}
