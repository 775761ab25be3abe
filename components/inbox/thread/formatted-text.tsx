import { Fragment, type ReactNode, useMemo } from "react";
import { type Block, type Inline, parseText } from "@/server/inbox/text-rules";
import { MentionText } from "./mentioned-people";

/**
 * A message's text with WhatsApp's formatting. One paragraph stays inline, so that the time can float in its last line. Every block
 * reads from the right where its words do (`plaintext`); around an inline paragraph that is up to the box it stands in.
 */
export function FormattedText({ text }: { text: string }) {
  const blocks = useMemo(() => parseText(text), [text]);
  return <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{blocks.map(drawBlock)}</span>;
}

const codeClass = "rounded-xs bg-text/7 px-1 font-mono text-[13px]";

function drawBlock(block: Block, at: number, all: Block[]): ReactNode {
  switch (block.type) {
    case "paragraph":
      return (
        <span key={at} className={at < all.length - 1 || at > 0 ? "block [unicode-bidi:plaintext]" : undefined}>
          {draw(block.children)}
        </span>
      );
    case "quote":
      return (
        <span key={at} className="my-0.5 block border-l-3 border-accent-line pl-2 [unicode-bidi:plaintext] text-text-2">
          {draw(block.children)}
        </span>
      );
    case "list": {
      const List = block.start === null ? "ul" : "ol";
      return (
        <List
          key={at}
          start={block.start ?? undefined}
          className={block.start === null ? "my-0.5 list-disc pl-5" : "my-0.5 list-decimal pl-6"}
        >
          {block.items.map((item, place) => (
            <li key={place} className="[unicode-bidi:plaintext]">
              {draw(item)}
            </li>
          ))}
        </List>
      );
    }
    case "pre":
      return (
        <code key={at} className={`my-0.5 block py-1 ${codeClass}`}>
          {block.text}
        </code>
      );
  }
}

const draw = (parts: Inline[]): ReactNode => parts.map((part, at) => <Fragment key={at}>{drawInline(part)}</Fragment>);

function drawInline(part: Inline): ReactNode {
  switch (part.type) {
    case "text":
      return <MentionText text={part.text} />;
    case "bold":
      return <b>{draw(part.children)}</b>;
    case "italic":
      return <i>{draw(part.children)}</i>;
    case "strike":
      return <s>{draw(part.children)}</s>;
    case "code":
      return <code className={codeClass}>{part.text}</code>;
    case "link":
      return (
        <a
          href={part.href}
          target={part.href.startsWith("http") ? "_blank" : undefined}
          rel="noopener noreferrer nofollow"
          className="text-accent-text underline"
        >
          {part.text}
        </a>
      );
  }
}
