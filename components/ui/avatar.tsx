import { UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { WhatsAppIcon } from "./whatsapp-icon";

const colours = ["a", "b", "c", "d", "e", "f"] as const;

/** One of six colours by a hash of the id: a person keeps theirs. */
export function colourOf(id: string): (typeof colours)[number] {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length] ?? "a";
}

/** Initials of a person. Without a name (a bare or masked number) the neutral figure. Decoration but for the channel: the name stands beside. */
export function Avatar({
  id,
  name,
  size = 36,
  src,
  channel,
  children,
  className,
}: {
  id: string;
  name: string | null | undefined;
  size?: number;
  /** A photo in place of the initials. */
  src?: string | null | undefined;
  /** The WhatsApp glyph in the corner, with its name (S1.4). */
  channel?: boolean;
  /** Something in the corner instead, such as a presence dot. */
  children?: ReactNode;
  className?: string;
}) {
  const initials = initialsOf(name);
  const colour = colourOf(id);
  const style = {
    width: size,
    height: size,
    fontSize: Math.max(10, Math.round(size * 0.36)),
    background: initials ? `var(--av-${colour})` : "var(--press)",
    color: initials ? `var(--av-${colour}-t)` : "var(--text-2)",
  };
  return (
    <span
      aria-hidden={channel ? undefined : true}
      style={style}
      className={cn("relative grid shrink-0 place-items-center rounded-full font-semibold tracking-[.01em]", className)}
    >
      {src ? (
        <img src={src} alt="" width={size} height={size} className="size-full rounded-full object-cover" />
      ) : (
        <span aria-hidden>{initials ?? <UserRound size={Math.round(size * 0.5)} />}</span>
      )}
      {channel ? (
        <span className="absolute -right-0.75 -bottom-0.75 grid size-4 place-items-center rounded-full bg-canvas text-ok-text in-aria-[current]:bg-raised">
          <WhatsAppIcon size={12} label="WhatsApp" />
        </span>
      ) : null}
      {children}
    </span>
  );
}

function initialsOf(name: string | null | undefined): string | null {
  const words = (name ?? "").split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  if (!first) return null;
  return [first, last ?? ""]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
