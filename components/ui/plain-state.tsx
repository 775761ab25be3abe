import type { ReactNode } from "react";
import { cn } from "./class-names";

/** What stands where a list has nothing to show: icon, one sentence, one way on. Texts begin 56 px under the header. */
export function ListState({
  icon,
  title,
  text,
  tone = "mute",
  role,
  heading: Heading = "p",
  className,
  children,
}: {
  icon: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  tone?: "mute" | "danger";
  role?: "alert" | "status";
  /** `h1` where this is the whole page. */
  heading?: "p" | "h1";
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role={role}
      className={cn("mx-auto flex max-w-96 flex-col items-center px-6 pt-14 pb-10 text-center", className)}
    >
      <span
        aria-hidden
        className={cn(
          "mb-4 grid size-12 place-items-center rounded-full [&_svg]:size-5.5",
          tone === "danger" ? "bg-danger-soft text-danger-text" : "bg-mute-soft text-text-2",
        )}
      >
        {icon}
      </span>
      <Heading className="m-0 text-lead font-semibold">{title}</Heading>
      {text ? <p className="m-0 mt-0.5 text-text-2">{text}</p> : null}
      {children ? <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
