"use client";
import { CircleHelp, List, MousePointerClick, Package } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { bigEmoji } from "@/server/inbox/text-rules";
import type { ThreadMessage } from "../inbox-types";
import { FormattedText } from "./formatted-text";
import { MessageAudio } from "./message-audio";
import { MessageContacts } from "./message-contacts";
import { isPdf, MessageDocument } from "./message-document";
import { MessageImage } from "./message-image";
import { MessageMeta } from "./message-meta";
import { MessagePlace } from "./message-place";
import { MessageVideo } from "./message-video";
import { isPicture } from "./thread-facts";

type Props = { message: ThreadMessage; failed: boolean };

/** The inside of a bubble by its kind; the time stands in the last line. */
export function MessageContent({ message, failed }: Props) {
  const t = useTranslations("inbox.message");
  const meta = <MessageMeta message={message} failed={failed} />;
  switch (message.kind) {
    case "image":
      return <Framed message={message} meta={meta} media={<MessageImage message={message} />} />;
    case "video":
      return <Framed message={message} meta={meta} media={<MessageVideo message={message} />} />;
    case "sticker":
      return <Framed message={message} meta={meta} media={<MessageImage message={message} />} />;
    case "audio":
    case "voice":
      return <MessageAudio message={message} failed={failed} />;
    case "document":
      return (
        <Captioned
          message={message}
          meta={meta}
          card={<MessageDocument message={message} />}
          isTall={isPicture(message) || (message.media?.status === "stored" && isPdf(message.media))}
        />
      );
    case "location":
      if (!message.payload.location) break;
      return <Captioned message={message} meta={meta} card={<MessagePlace location={message.payload.location} />} />;
    case "contacts":
      if (!message.payload.contacts) break;
      return <Captioned message={message} meta={meta} card={<MessageContacts contacts={message.payload.contacts} />} />;
    case "button":
      return (
        <Chosen
          icon={<MousePointerClick />}
          label={t("pressed")}
          text={message.payload.button?.text ?? message.body}
          meta={meta}
        />
      );
    case "list":
      return (
        <Chosen icon={<List />} label={t("chosen")} text={message.payload.list?.title ?? message.body} meta={meta} />
      );
    case "order":
      return <Chosen icon={<Package />} label={t("order")} text={message.body} meta={meta} />;
    case "unsupported":
      // What the provider says of it is English and names no next step; it is kept with the message.
      return <Chosen icon={<CircleHelp />} label={t("unsupported")} text={message.body} meta={meta} />;
    default:
      break;
  }
  return <Words text={message.body ?? message.payload.system?.text ?? null} meta={meta} />;
}

const emojiSizes = ["", "text-[40px] leading-12", "text-[34px] leading-10", "text-[28px] leading-9"];

function Words({ text, meta }: { text: string | null; meta: ReactNode }) {
  const t = useTranslations("inbox.message");
  if (!text)
    return (
      <>
        <i className="text-text-2">{t("empty")}</i>
        {meta}
      </>
    );
  const emoji = bigEmoji(text);
  if (emoji > 0)
    return (
      <span className="flex items-end">
        <span className={emojiSizes[emoji]}>{text.trim()}</span>
        {meta}
      </span>
    );
  return (
    <>
      <FormattedText text={text} />
      {meta}
    </>
  );
}

/** A picture fills the bubble to 4 px of its edge, its caption stands under it. */
function Framed({ message, media, meta }: { message: ThreadMessage; media: ReactNode; meta: ReactNode }) {
  return (
    <div className="-mx-2 -my-1 flow-root w-min max-w-[calc(100%+16px)] min-w-32">
      {media}
      <div className="flow-root px-2 pt-1 pb-0.5 [unicode-bidi:plaintext]">
        {message.body ? <FormattedText text={message.body} /> : null}
        {meta}
      </div>
    </div>
  );
}

/** A card with the words under it; the time stands beside a low card, under a tall one. */
function Captioned(props: { message: ThreadMessage; card: ReactNode; meta: ReactNode; isTall?: boolean }) {
  const { message, card, meta, isTall = false } = props;
  if (!message.body && !isTall)
    return (
      <span className="flex items-end gap-1 max-sm:flex-wrap max-sm:justify-end">
        {card}
        {meta}
      </span>
    );
  return (
    <>
      <div className="mb-1.5">{card}</div>
      {message.body ? <FormattedText text={message.body} /> : null}
      {meta}
    </>
  );
}

function Chosen(props: { icon: ReactNode; label: string; text: string | null; meta: ReactNode }) {
  return (
    <>
      <span className="flex items-center gap-1.5 text-meta text-text-2 [&_svg]:size-3.5">
        {props.icon}
        {props.label}
      </span>
      {props.text ? <FormattedText text={props.text} /> : null}
      {props.meta}
    </>
  );
}
