import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { applyFolded, applyUnparked, type FoldedReceipt, takeParked } from "./receipt-queries";
import { fromRef } from "./rules";

export type Receipt = Extract<ProviderEvent, { type: "receipt" }>;

/**
 * Applies the receipts of one connection in any order, any number of times (goals §5). A receipt that names another connection's
 * number is ignored; one whose message is not known yet is parked.
 */
export async function applyReceipts(ctx: Ctx, input: { connectionId: string; receipts: Receipt[] }): Promise<void> {
  if (input.receipts.length === 0) return;
  const told = await applyFolded(ctx.db, input.connectionId, fold(input.receipts));
  if (told > 0) await ctx.afterCommit(ctx.wakeLive);
}

/** What came before the provider's id was known, in the transaction that learns it. */
export async function applyParked(ctx: Ctx, where: { numberId: string; providerMessageId: string }): Promise<void> {
  const parked = await takeParked(ctx.db, where.numberId, where.providerMessageId);
  if (parked.length === 0) return;
  const receipt = { ...empty, ...where };
  for (const row of parked) {
    Object.assign(receipt, { [`${row.status}At`]: new Date(row.at_ms).toISOString() });
    if (row.status === "failed") {
      Object.assign(receipt, {
        failureReason: row.failure_reason,
        failureCode: row.failure_code,
        failureText: row.failure_text,
      });
    }
    price(receipt, {
      pricingCategory: row.pricing_category,
      pricingType: row.pricing_type,
      pricingBillable: row.pricing_billable,
    });
  }
  await applyUnparked(ctx.db, receipt);
}

const empty: Omit<FoldedReceipt, "providerMessageId"> = {
  messageId: null,
  attemptNo: null,
  heldAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  failureReason: null,
  failureCode: null,
  failureText: null,
  pricingCategory: null,
  pricingType: null,
  pricingBillable: null,
};

type Folded = FoldedReceipt & { providerNumberId: string };

/** One row a message, the earliest time of each state: an UPDATE touches each row once. */
function fold(receipts: Receipt[]): Folded[] {
  const byMessage = new Map<string, Folded>();
  for (const receipt of receipts) {
    const { providerNumberId, providerMessageId } = receipt;
    const key = `${providerNumberId}|${providerMessageId}`;
    const row = byMessage.get(key) ?? { ...empty, providerNumberId, providerMessageId };
    const at = receipt.at.toISOString();
    const column = `${receipt.status}At` as const;
    const known = row[column];
    row[column] = known && known < at ? known : at;
    Object.assign(row, fromRef(receipt.ref));
    if (receipt.failure) {
      row.failureReason = receipt.failure.reason;
      row.failureCode = receipt.failure.code ?? null;
      row.failureText = receipt.failure.text ?? null;
    }
    const { category = null, type = null, billable = null } = receipt.pricing ?? {};
    price(row, { pricingCategory: category, pricingType: type, pricingBillable: billable });
    byMessage.set(key, row);
  }
  return [...byMessage.values()];
}

type Pricing = Pick<FoldedReceipt, "pricingCategory" | "pricingType" | "pricingBillable">;

/** The same choice as the statement's `greatest`, whichever receipt comes first. */
function price(row: FoldedReceipt, told: Pricing): void {
  row.pricingCategory = greatest(row.pricingCategory, told.pricingCategory);
  row.pricingType = greatest(row.pricingType, told.pricingType);
  row.pricingBillable = greatest(row.pricingBillable, told.pricingBillable);
}

const greatest = <T extends string | boolean>(a: T | null, b: T | null): T | null =>
  a === null || (b !== null && b > a) ? b : a;
