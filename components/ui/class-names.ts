import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Without our sizes it would take `text-meta` for a colour and drop it beside `text-text-2`. */
const merge = extendTailwindMerge({
  extend: {
    theme: { text: ["meta", "body", "lead", "title", "figure", "wall"], shadow: ["sheet", "row", "pop", "dialog"] },
  },
});

/** Joins classes; of two that contradict each other the later wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
