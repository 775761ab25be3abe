import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export type Step = { key: string; label: ReactNode; state: "done" | "current" | "ahead"; href?: string };

/** The steps of a wizard: number, tick when done, filled when current; the others are links where they have an `href`. */
export function Steps({ steps, label, across }: { steps: readonly Step[]; label: string; across?: boolean }) {
  return (
    <ol
      aria-label={label}
      className={cn("m-0 flex list-none p-0", across ? "items-center gap-4 max-sm:hidden" : "flex-col gap-1")}
    >
      {steps.map((step, at) => {
        const body = (
          <>
            <StepMark state={step.state} number={at + 1} />
            <span>{step.label}</span>
          </>
        );
        const look = cn(
          "flex items-center rounded-md text-text-2 no-underline",
          across ? "gap-2 text-meta font-medium" : "min-h-9 gap-2.5 px-2.5 py-1.5 touch:min-h-11",
          step.state === "current" && (across ? "text-text" : "bg-press font-medium text-text"),
        );
        return (
          <li key={step.key} aria-current={step.state === "current" ? "step" : undefined}>
            {step.href && step.state !== "current" ? (
              <Link href={step.href} className={cn(look, "hover:bg-hover")}>
                {body}
              </Link>
            ) : (
              <span className={look}>{body}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function StepMark({ state, number }: { state: Step["state"]; number: number }) {
  const look = {
    done: "bg-accent-soft text-accent-text",
    current: "bg-accent text-on-accent",
    ahead: "shadow-[inset_0_0_0_1.5px_var(--line-strong)]",
  }[state];
  return (
    <span className={cn("grid size-5 shrink-0 place-items-center rounded-full text-meta font-semibold", look)}>
      {state === "done" ? <Check aria-hidden className="size-3" strokeWidth={2.5} /> : number}
    </span>
  );
}
