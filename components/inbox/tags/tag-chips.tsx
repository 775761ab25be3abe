import { LabelChip } from "@/components/ui/label-chip";
import type { OfferedTag } from "./use-tag-session";

/** A few tags in one line; the rest is a number that names them. */
export function TagChips({ tags, most, className }: { tags: readonly OfferedTag[]; most: number; className?: string }) {
  const rest = tags.slice(most);
  if (tags.length === 0) return null;
  const names = rest.map(({ name }) => name).join(", ");
  return (
    <span className={className}>
      <span className="flex min-w-0 items-center gap-1">
        {tags.slice(0, most).map(({ id, name, color }) => (
          <LabelChip key={id} color={color} className="h-4.5 max-w-28">
            <span className="truncate">{name}</span>
          </LabelChip>
        ))}
        {rest.length > 0 ? (
          <span title={names} className="text-meta text-text-2">
            <span aria-hidden>+{rest.length}</span>
            <span className="sr-only">{names}</span>
          </span>
        ) : null}
      </span>
    </span>
  );
}
