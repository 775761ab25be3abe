"use client";
import { useTranslations } from "next-intl";
import { readFailure } from "@/server/providers/failure-rules";

/** A provider's failure as it was kept, in the reader's language, its own words behind; any other text as it stands. */
export function useFailureText(): (kept: string) => string {
  const reasons = useTranslations("common.failureReason");
  return (kept) => {
    const failure = readFailure(kept);
    return failure ? `${reasons(failure.reason)} (${failure.words})` : kept;
  };
}
