"use client";
import { useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import type { PriceCategory } from "@/db/enums";
import { type EstimateInput, estimateInput } from "@/server/usage/schema";

/** A line of the calculator as it is being filled in. */
export type Planned = { key: number; country: string | null; category: PriceCategory; count: string };

export const highestCount = 10_000_000;

/** The lines of the calculator; one is always there. */
export function usePlannedLines(country: string) {
  const [lines, setLines] = useState<Planned[]>([{ key: 0, country, category: "marketing", count: "1000" }]);
  return {
    lines,
    add: () =>
      setLines((all) => [
        ...all,
        { key: Math.max(...all.map(({ key }) => key)) + 1, country: null, category: "utility", count: "" },
      ]),
    change: (key: number, to: Partial<Planned>) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...to } : line))),
    remove: (key: number) => setLines((all) => (all.length > 1 ? all.filter((line) => line.key !== key) : all)),
  };
}

/** Null where no whole number up to ten million stands. */
export function countOf(text: string): number | null {
  const plain = text.replace(/\s/g, "");
  const count = /^\d{1,8}$/.test(plain) ? Number(plain) : null;
  return count !== null && count <= highestCount ? count : null;
}

/** The lines that are filled in. */
export function completeLines(lines: readonly Planned[]): EstimateInput["lines"] {
  return lines.flatMap(({ country, category, count }) => {
    const whole = countOf(count);
    return country && whole ? [{ country, category, count: whole }] : [];
  });
}

/** The filled-in lines once nobody has typed for a moment. */
export function useSettledLines(lines: readonly Planned[]): EstimateInput["lines"] {
  const settled = useDebounced(JSON.stringify(completeLines(lines)), 300);
  return estimateInput.shape.lines.parse(JSON.parse(settled));
}
