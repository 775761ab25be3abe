"use client";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { Faces, useViewerWords } from "./faces";
import { useViewers } from "./use-viewers";

/** Header: the faces of colleagues who look at the same conversation; their names on hover, focus and for readers of the screen. */
export function ViewerFaces({ conversationId, className }: { conversationId: string; className?: string }) {
  const viewers = useViewers(conversationId);
  const words = useViewerWords(viewers);
  if (viewers.length === 0) return null;
  return (
    <Tooltip text={words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the names must be reachable by keyboard */}
      <span role="img" aria-label={words} tabIndex={0} className={cn("flex shrink-0 rounded-full", className)}>
        <Faces viewers={viewers} most={3} size={24} />
      </span>
    </Tooltip>
  );
}
