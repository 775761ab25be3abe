"use client";
import { useTranslations } from "next-intl";
import type { FailureReason } from "@/db/enums";
import { readFailure } from "@/server/providers/failure-rules";

/** A provider's failure as it was kept, in the reader's language, its own words behind; any other text as it stands. */
export function useFailureText(): (kept: string) => string {
  const reasons = useTranslations("common.failureReason");
  // There is a text for every reason and for nothing else.
  const isReason = (name: string): name is FailureReason => reasons.has(name);
  return (kept) => {
    const failure = readFailure(kept, isReason);
    return failure ? `${reasons(failure.reason)} (${failure.words})` : kept;
  };
}
