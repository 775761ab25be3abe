import { Sheet } from "@/components/shell/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { ThreadSkeleton } from "./thread-skeleton";

/** The place of a conversation that is on its way. */
export function ThreadLoading() {
  return (
    <Sheet className="desk:ml-1">
      <header className="appear-late flex h-14 shrink-0 flex-col justify-center gap-2 border-b border-line px-6">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="h-2.5 w-64" />
      </header>
      <ThreadSkeleton />
    </Sheet>
  );
}
