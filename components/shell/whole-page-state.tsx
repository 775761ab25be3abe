import type { ReactNode } from "react";
import { ListState } from "../ui/list-state";

/** A page of its own with nothing but a sentence and a way on (not found, refused, broken). */
export function WholePageState(props: { icon: ReactNode; title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <main id="content" className="grid min-h-0 flex-1 place-items-center self-stretch max-desk:bg-surface">
      <ListState {...props} heading="h1" className="py-10" />
    </main>
  );
}
