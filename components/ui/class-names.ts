import { type ClassValue, clsx } from "clsx";
import { effectOf } from "./class-groups";

/** Joins classes; of two that contradict each other the later wins. */
export function cn(...classes: ClassValue[]): string {
  const joined = clsx(classes);
  const kept = merged.get(joined) ?? merge(joined);
  merged.set(joined, kept);
  return kept;
}

/** The same few combinations come with every drawing. */
const merged = new Map<string, string>();

function merge(joined: string): string {
  const undone = new Set<string>();
  const left: string[] = [];
  for (const name of joined.split(/\s+/).filter(Boolean).reverse()) {
    const { sets, undoes } = effectOf(name);
    if (undone.has(sets)) continue;
    for (const property of undoes) undone.add(property);
    left.push(name);
  }
  return left.reverse().join(" ");
}
