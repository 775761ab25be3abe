"use client";
import type { RatingScale } from "@/db/enums";
import { useScoreWords } from "./use-score-words";

/** What a client gave, as a sign with its words for who cannot see it. */
export function Score({ score, scale }: { score: number; scale: RatingScale }) {
  const { sign, words } = useScoreWords()(score, scale);
  return (
    <span role="img" aria-label={words} title={words} className="whitespace-nowrap text-text-2">
      {sign}
    </span>
  );
}
