"use client";
import { useTranslations } from "next-intl";
import type { ShownSession } from "@/server/sessions/show-session";
import { Score } from "./score";

type Rating = Pick<ShownSession, "ratingStatus" | "ratingScale" | "ratingScore" | "ratingSkip">;

/** What the client gave, else how far asking has come, or why nobody asked. */
export function RatingFact({ session: { ratingStatus, ratingScale, ratingScore, ratingSkip } }: { session: Rating }) {
  const t = useTranslations("ratings");
  if (ratingScore !== null && ratingScale) return <Score score={ratingScore} scale={ratingScale} />;
  if (!ratingStatus || ratingStatus === "answered") return null;
  const words = t(`statuses.${ratingStatus}`);
  return <>{ratingSkip ? `${words}: ${t(`skips.${ratingSkip}`)}` : words}</>;
}
