import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

const tones = {
  warn: { look: "bg-warn-soft text-warn-text", icon: <TriangleAlert /> },
  danger: { look: "bg-danger-soft text-danger-text", icon: <TriangleAlert /> },
  info: { look: "bg-accent-soft text-accent-text", icon: <Info /> },
  ok: { look: "bg-ok-soft text-ok-text", icon: <CircleCheck /> },
};

/** One thing to know about the whole screen, with at most one action at its right end. */
export function Banner({
  tone,
  icon,
  action,
  role,
  className,
  children,
}: {
  tone: keyof typeof tones;
  icon?: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role={role}
      className={cn(
        "flex min-h-10 items-center gap-2.5 rounded-md px-3 py-1 [&>svg:not([class*='size-'])]:size-4.5",
        tones[tone].look,
        className,
      )}
    >
      {icon ?? tones[tone].icon}
      <div className="min-w-0 flex-1 py-1">{children}</div>
      {action}
    </div>
  );
}
