import type { ReactNode } from "react";

/** A fact of a number: what it is called, what it is, when it was read. */
export function Fact({ label, note, children }: { label: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-0.5 text-meta text-text-3">{label}</dt>
      <dd className="m-0 break-words">
        {children}
        {note ? <span className="block text-meta text-text-3">{note}</span> : null}
      </dd>
    </div>
  );
}

export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="m-0 grid grid-cols-2 gap-x-4 gap-y-3.5 sm:grid-cols-3">{children}</dl>
);

export const None = () => <span className="text-text-3">–</span>;
