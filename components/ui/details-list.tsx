import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Pairs of label and value in two columns (a client's card, a number's facts). */
export function DetailsList({
  items,
  className,
}: {
  items: readonly { label: ReactNode; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={cn("m-0 grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-2", className)}>
      {items.map(({ label, value }, at) => (
        <div key={at} className="contents">
          <dt className="text-text-3">{label}</dt>
          <dd className="m-0 min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
