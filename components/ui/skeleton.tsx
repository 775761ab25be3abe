import { cn } from "./class-names";

/** A piece of what will come, with its real size (`className`). */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("skeleton block", className)} />;
}

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-2/3"];

/** Rows of a table or a list that is loading: `height` is the real row's; shown after 150 ms. `label` is read aloud. */
export function SkeletonRows({ rows = 8, height = 44, label }: { rows?: number; height?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="appear-late">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-6 border-b border-line px-6" style={{ height }}>
          <Skeleton className={cn("h-3 max-w-60", widths[row % widths.length])} />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-3 w-16" />
        </div>
      ))}
    </div>
  );
}

/** Rows of the session list that is loading: 76 high with an avatar. */
export function SkeletonPeople({ rows = 9, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="appear-late">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid h-19 grid-cols-[36px_1fr] gap-x-3 px-3 py-2">
          <Skeleton className="size-9 rounded-full" />
          <div className="flex flex-col gap-2 pt-1">
            <Skeleton className={cn("h-3", widths[row % widths.length])} />
            <Skeleton className="h-3 w-11/12" />
            <Skeleton className="h-2.5 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
