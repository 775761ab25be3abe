"use client";
import { CircleAlert, CircleHelp, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageStatus } from "@/db/enums";
import { cn } from "./class-names";

const ticks = {
  one: ["M3.5 6.4 6.3 9.2 12 3.2"],
  two: ["M1.5 6.4 4.3 9.2 10 3.2", "M7.4 9.2 13.4 3.2"],
};

/** The state of our message: clock, ✓, ✓✓, heavier ✓✓, ring with !; each is named. Inbound messages have none. */
export function MessageStatusIcon({ status, className }: { status: MessageStatus; className?: string }) {
  const t = useTranslations("common.messageStatus");
  if (status === "received") return null;
  const name = t(status);
  return (
    <span role="img" aria-label={name} title={name} className={cn("inline-flex shrink-0", className)}>
      {drawing(status)}
    </span>
  );
}

function drawing(status: Exclude<MessageStatus, "received">) {
  switch (status) {
    case "accepted":
    case "sent":
      return <Ticks paths={ticks.one} className="text-text-2" />;
    case "delivered":
      return <Ticks paths={ticks.two} className="text-text-2" />;
    case "read":
      return <Ticks paths={ticks.two} className="text-read" heavy />;
    case "failed":
      return <CircleAlert className="size-3.5 text-danger-text" />;
    case "needs_decision":
      return <CircleHelp className="size-3.5 text-warn-text" />;
    case "cancelled":
      return <CircleAlert className="size-3.5 text-text-2" />;
    case "queued":
    case "sending":
    case "uncertain":
      return <Clock className="size-3 text-text-2" />;
  }
}

function Ticks({ paths, className, heavy }: { paths: string[]; className: string; heavy?: boolean }) {
  return (
    <svg
      width="16"
      height="12"
      viewBox="0 0 16 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={heavy ? 1.9 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
