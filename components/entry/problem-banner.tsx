"use client";
import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import type { SignInProblem } from "./sign-in-problem";

/** Why the last try did not sign in. */
export function ProblemBanner({ problem }: { problem: SignInProblem | null }) {
  const t = useTranslations("entry.problems");
  if (!problem || problem.kind === "secondFactor") return null;
  return (
    <Banner tone="danger" role="alert">
      {"minutes" in problem ? t(problem.kind, { minutes: problem.minutes }) : t(problem.kind)}
    </Banner>
  );
}
