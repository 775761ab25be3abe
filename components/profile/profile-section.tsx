import { type ReactNode, useId } from "react";
import { Panel } from "@/components/ui/panel";

/** One part of the profile with its heading. */
export function ProfileSection({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  const id = useId();
  return (
    <Panel aria-labelledby={id} className="max-desk:p-4">
      <h2 id={id} className="m-0 text-lead font-semibold">
        {title}
      </h2>
      {text ? <p className="m-0 mt-0.5 text-text-2">{text}</p> : null}
      {children ? <div className="mt-4">{children}</div> : null}
    </Panel>
  );
}
