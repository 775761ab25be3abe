import type { ReactNode } from "react";

/** One part of a plan under its heading. */
export function PlanSection({ title, text, children }: { title: ReactNode; text?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b border-line py-5 first:pt-0 last:border-b-0">
      <h3 className="m-0 text-body">{title}</h3>
      {text ? <p className="m-0 mt-0.5 text-meta text-text-3">{text}</p> : null}
      <div className="mt-2 flex flex-col gap-3">{children}</div>
    </section>
  );
}
