import { cn } from "../ui/class-names";

/** The count on the inbox: in the icon's corner on the rail, at the right end when the side bar is open. 0 shows nothing. */
export function UnreadBadge({ count, label }: { count: number; label: string }) {
  if (count <= 0) return null;
  return (
    <span
      role="img"
      aria-label={label}
      className={cn(
        "absolute top-px -right-px max-desk:-top-1.5 max-desk:-right-3 h-4 min-w-4 rounded-full bg-accent px-1 text-center text-[11px] leading-4 font-semibold text-on-accent shadow-[0_0_0_2px_var(--canvas)]",
        "wide:static wide:ml-auto wide:shadow-none group-data-[opens=xl]/nav:xl:static group-data-[opens=xl]/nav:xl:ml-auto group-data-[opens=xl]/nav:xl:shadow-none",
      )}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
