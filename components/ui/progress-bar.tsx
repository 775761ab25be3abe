import { cn } from "./class-names";

const tones = {
  s1: "bg-s1",
  s2: "bg-s2",
  s3: "bg-s3",
  s4: "bg-s4",
  accent: "bg-accent",
  warn: "bg-warn",
  danger: "bg-danger",
};

/** A bar of 6 px cut into parts of `total`; the figures always stand beside it, `label` says them aloud. */
export function ProgressBar({
  parts,
  total,
  label,
  className,
}: {
  parts: readonly { value: number; tone: keyof typeof tones }[];
  total: number;
  label: string;
  className?: string;
}) {
  return (
    <div
      role="img"
      aria-label={label}
      className={cn("flex h-1.5 gap-px overflow-hidden rounded-full bg-press", className)}
    >
      {parts
        .filter(({ value }) => value > 0)
        .map(({ value, tone }) => (
          <i key={tone} className={cn("block h-full", tones[tone])} style={{ width: `${share(value, total)}%` }} />
        ))}
    </div>
  );
}

/** Used of a limit; turns amber when it is reached. */
export function LimitBar({ used, limit, label }: { used: number; limit: number; label: string }) {
  return <ProgressBar parts={[{ value: used, tone: used >= limit ? "warn" : "accent" }]} total={limit} label={label} />;
}

function share(value: number, total: number): number {
  return total > 0 ? Math.min(100, (value / total) * 100) : 0;
}
