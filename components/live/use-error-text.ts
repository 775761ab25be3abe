"use client";
import { useTranslations } from "next-intl";
import { CallError } from "./call-error";
import { useFailureText } from "./use-failure-text";

/** A refusal that came over plain HTTP (an upload), in the same words as tRPC's. */
export class Refusal extends Error {
  constructor(
    readonly key: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(key);
  }
}

/** What went wrong, in the reader's language: the server's refusal with its values, else a sentence that blames nobody. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("errors");
  const failureText = useFailureText();
  const readable = (values: Record<string, string | number>) =>
    typeof values.reason === "string" ? { ...values, reason: failureText(values.reason) } : values;
  return (error) => {
    const refusal = refusalOf(error);
    if (refusal && t.has(refusal.key)) return t(refusal.key, readable(refusal.values));
    return t(error instanceof CallError && !error.data ? "offline" : "unexpected");
  };
}

function refusalOf(error: unknown): { key: string; values: Record<string, string | number> } | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof CallError)) return null;
  const refusal: unknown = error.data?.refusal;
  return isRefusal(refusal) ? refusal : null;
}

const isRefusal = (value: unknown): value is { key: string; values: Record<string, string | number> } =>
  typeof value === "object" && value !== null && "key" in value && "values" in value;
