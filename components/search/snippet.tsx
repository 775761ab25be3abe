import { cn } from "../ui/class-names";

/** What was found in its surroundings; the found pieces stand out by more than their colour. */
export function Snippet({
  parts,
  className,
}: {
  parts: readonly { text: string; isHit: boolean }[];
  className?: string;
}) {
  let at = 0;
  return (
    <span className={className}>
      {parts.map(({ text, isHit }) => {
        const key = at;
        at += text.length;
        return isHit ? (
          <mark key={key} className={cn("rounded-xs bg-accent-soft font-semibold text-text")}>
            {text}
          </mark>
        ) : (
          <span key={key}>{text}</span>
        );
      })}
    </span>
  );
}
