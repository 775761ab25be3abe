import { Fragment, type ReactNode, useMemo } from "react";
import { type Inline, parseText } from "@/server/inbox/text-rules";

/** Characters nobody types: what is between them was filled in. */
const [from, to] = ["\u2062", "\u2063"];

/** Values marked, so that `PhoneText` tints them wherever they end up. */
export const markValues = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ? `${from}${value}${to}` : ""]));

/** A message's text as a phone shows it: WhatsApp's formatting, filled values tinted, links not to be pressed. */
export function PhoneText({ text }: { text: string }) {
  const blocks = useMemo(() => parseText(text), [text]);
  return (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {blocks.map((block, at) => (
        <span key={at} className={blocks.length > 1 ? "block" : undefined}>
          {block.type === "pre" ? <code>{tinted(block.text)}</code> : null}
          {block.type === "list"
            ? block.items.map((item, n) => (
                <span key={n} className="block">
                  • {draw(item)}
                </span>
              ))
            : null}
          {block.type === "paragraph" || block.type === "quote" ? draw(block.children) : null}
        </span>
      ))}
    </span>
  );
}

const draw = (parts: Inline[]): ReactNode => parts.map((part, at) => <Fragment key={at}>{drawInline(part)}</Fragment>);

function drawInline(part: Inline): ReactNode {
  switch (part.type) {
    case "bold":
      return <b>{draw(part.children)}</b>;
    case "italic":
      return <i>{draw(part.children)}</i>;
    case "strike":
      return <s>{draw(part.children)}</s>;
    case "link":
      return <span className="underline">{tinted(part.text)}</span>;
    default:
      return tinted(part.text);
  }
}

function tinted(text: string): ReactNode {
  return text.split(from).map((part, n) => {
    const [filled = "", rest] = part.split(to);
    if (n === 0 || rest === undefined) return <Fragment key={n}>{part.replace(to, "")}</Fragment>;
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
