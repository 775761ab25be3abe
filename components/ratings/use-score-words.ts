"use client";
import { useTranslations } from "next-intl";
import type { RatingScale } from "@/db/enums";
import { smileyOf } from "@/server/ratings/rules";

/** What a score looks like (`★★★★☆`, `🙂`) and how it is said. */
export function useScoreWords(): (score: number, scale: RatingScale) => { sign: string; words: string } {
  const t = useTranslations("ratings");
  return (score, scale) => {
    if (scale === "stars") return { sign: "★".repeat(score) + "☆".repeat(5 - score), words: t("score", { score }) };
    return { sign: smileyOf(score), words: t(`smileys.${score >= 4 ? "good" : score >= 2.5 ? "fair" : "bad"}`) };
  };
}
