"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { type FailureGroup, failureGroups, recipientStatuses } from "@/db/enums";
import { type LedgerColumn, ledgerColumns } from "@/server/campaigns/ledger-rules";
import { type VariantLetter, variantLetters } from "@/server/campaigns/ledger-schema";
import type { RecipientFilter } from "@/server/campaigns/schema";

/** Which recipients the table shows: a state or a group of failures, or what a figure of the ledger counts. */
export type RecipientSelection = {
  status: RecipientFilter | null;
  group: FailureGroup | null;
  column: LedgerColumn | null;
  source: string | null;
  variant: VariantLetter | null;
};

const nothing: RecipientSelection = { status: null, group: null, column: null, source: null, variant: null };

/** The selection lives in the address, so a reload and a link keep it. */
export function useRecipientFilter() {
  const router = useRouter();
  const params = useSearchParams();
  const asked = params.get("state");
  const selection: RecipientSelection = {
    status:
      asked === "replied" || asked === "clicked" ? asked : (recipientStatuses.find((known) => known === asked) ?? null),
    group: failureGroups.find((known) => known === params.get("group")) ?? null,
    column: ledgerColumns.find((known) => known === params.get("column")) ?? null,
    source: sourceOf(params.get("source")),
    variant: variantLetters.find((known) => known === params.get("variant")) ?? null,
  };
  /** One state or one group at a time; what the ledger chose goes with its own button, a variant goes with any of them. */
  const choose = (next: Partial<RecipientSelection>) => {
    const { source, variant } = selection;
    router.replace(`?${queryOf({ ...nothing, source, variant, ...next })}`, { scroll: false });
  };
  const chooseVariant = (variant: VariantLetter | null) =>
    router.replace(`?${queryOf({ ...selection, variant })}`, { scroll: false });
  return { selection, choose, chooseVariant, clear: () => router.replace("?", { scroll: false }) };
}

/** The address of a selection, without the mark of a question. */
export function queryOf({ status, group, column, source, variant }: Partial<RecipientSelection>): string {
  const entries = Object.entries({ state: status, group, column, source, variant });
  return new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
}

/** Of an import, or of none. */
const sourceOf = (given: string | null) =>
  given === "none" || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given ?? "") ? given : null;
