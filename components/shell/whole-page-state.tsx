import type { ComponentProps } from "react";
import { ListState } from "../ui/plain-state";

/**
 * A page of its own with nothing but a sentence and a way on (not found, refused, broken). Those are sent ahead with every page: what
 * they hold is best drawn by the server.
 */
export function WholePageState(
  props: Pick<ComponentProps<typeof ListState>, "icon" | "title" | "text" | "tone" | "children">,
) {
  return (
    <main id="content" className="grid min-h-0 flex-1 place-items-center self-stretch max-desk:bg-surface">
      <ListState {...props} heading="h1" className="py-10" />
    </main>
  );
}
