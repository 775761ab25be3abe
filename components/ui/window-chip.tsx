import { Hourglass, Lock, Timer } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

const looks = {
  open: { icon: Timer, look: "" },
  closing: { icon: Timer, look: "font-medium text-warn-text" },
  closed: { icon: Lock, look: "" },
  awaiting: { icon: Hourglass, look: "" },
};

/** The 24-hour window: timer and hours, amber minutes under one hour (`closing`), lock, hourglass. Text from the caller. */
export function WindowChip({
  state,
  title,
  className,
  children,
}: {
  state: keyof typeof looks;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  const { icon: Icon, look } = looks[state];
  return (
    <span title={title} className={cn("inline-flex items-center gap-1 whitespace-nowrap text-meta", look, className)}>
      <Icon aria-hidden className="size-3" />
      {children}
    </span>
  );
}
