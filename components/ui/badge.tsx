import { cn } from "./class-names";

/** How many are unread; 0 shows nothing. `label` is the whole sentence for screen readers ("5 nepřečtených"). */
export function Badge({ count, label, className }: { count: number; label: string; className?: string }) {
  if (count <= 0) return null;
  return (
    <span
      role="img"
      aria-label={label}
      className={cn(
        "h-4.5 min-w-4.5 shrink-0 rounded-full bg-accent px-1.25 text-center text-[12px] leading-4.5 font-semibold text-on-accent",
        className,
      )}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}

const tones = {
  ok: "bg-ok",
  warn: "bg-warn",
  danger: "bg-danger",
  accent: "bg-accent",
  off: "shadow-[inset_0_0_0_2px_var(--field)]",
};

/** A coloured dot beside a word that says the same. */
export function Dot({ tone, className }: { tone: keyof typeof tones; className?: string }) {
  return <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full", tones[tone], className)} />;
}
