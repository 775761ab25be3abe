import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { applyFolded, type FoldedReceipt, numbersOf, parkReceipts, takeParked } from "./receipt-queries";
import { fromRef } from "./rules";

export type Receipt = Extract<ProviderEvent, { type: "receipt" }>;

/**
 * Applies the receipts of one webhook in any order, any number of times (goals §5). A receipt that names another connection's
 * number is ignored; one whose message is not known yet is parked.
 */
export async function applyReceipts(ctx: Ctx, input: { connectionId: string; receipts: Receipt[] }): Promise<void> {
  if (input.receipts.length === 0) return;
  const owned = await numbersOf(ctx.db, input.connectionId);
  const folded = fold(
    input.receipts.flatMap((receipt) => {
      const numberId = owned.get(receipt.providerNumberId);
      return numberId ? { receipt, numberId } : [];
    }),
  );
  const touched = await applyFolded(ctx.db, folded);
  const found = new Set(touched.flatMap(({ providerMessageIds }) => providerMessageIds));
  await parkReceipts(
    ctx.db,
    folded.filter(({ providerMessageId }) => !found.has(providerMessageId)),
  );
  const shown = touched.filter(({ streamId }) => streamId === null);
  await publish(
    ctx,
    ...shown.map((m) => ({ kind: "message" as const, subjectId: m.messageId, conversationId: m.conversationId })),
  );
}

/** What came before the provider's id was known, in the transaction that learns it. */
export async function applyParked(ctx: Ctx, where: { numberId: string; providerMessageId: string }): Promise<void> {
  const parked = await takeParked(ctx.db, where.numberId, where.providerMessageId);
  if (parked.length === 0) return;
  const receipt: FoldedReceipt = { ...empty, ...where };
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
  await applyFolded(ctx.db, [receipt]);
}

const empty: Omit<FoldedReceipt, "numberId" | "providerMessageId"> = {
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

/** One row a message, the earliest time of each state: an UPDATE touches each row once. */
function fold(receipts: { receipt: Receipt; numberId: string }[]): FoldedReceipt[] {
  const byMessage = new Map<string, FoldedReceipt>();
  for (const { receipt, numberId } of receipts) {
    const key = `${numberId}|${receipt.providerMessageId}`;
    const row = byMessage.get(key) ?? { ...empty, numberId, providerMessageId: receipt.providerMessageId };
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
