import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { mayDo } from "../team/permissions";
import { marketingVerdict, stateOf } from "./rules";
import type { ConsentException } from "./schema";

export type MarketingRefusal = "opted_out" | "no_consent";
export type MarketingJudgement = { ok: true; isUnconsented: boolean } | { ok: false; reason: MarketingRefusal };

type Send = {
  /** Null = nobody knows this client yet, so nobody asked them. */
  contact: { marketingOptedInAt: Date | null; marketingOptedOutAt: Date | null } | null;
  exception: ConsentException | null;
};

/**
 * May a person send a marketing template to this client now (S4.3)? Without consent it takes an exception with its reason
 * by somebody who may make one, or the company's rule that only warns.
 */
export async function judgeMarketing(ctx: Ctx, { contact, exception }: Send): Promise<MarketingJudgement> {
  const state = contact ? stateOf(contact) : "none";
  const verdict = marketingVerdict(state, await consentPolicy(ctx));
  if (verdict === "refuse") return { ok: false, reason: "opted_out" };
  if (verdict !== "exception") return { ok: true, isUnconsented: verdict === "warn" };
  if (!exception) return { ok: false, reason: "no_consent" };
  if (ctx.actor.kind !== "user" || !mayDo(ctx.actor.role, "consent.except"))
    throw new DomainError("forbidden", "forbidden");
  return { ok: true, isUnconsented: true };
}

/** Keeps in the audit log, beside the message, that marketing went to a client without consent, and why. */
export async function recordUnconsented(
  ctx: Ctx,
  sent: { contactId: string; messageId: string; templateId: string; exception: ConsentException | null },
): Promise<void> {
  const { contactId, messageId, templateId, exception } = sent;
  await record(ctx, {
    action: exception ? "consent.excepted" : "consent.missing",
    objectKind: "contact",
    objectId: contactId,
    details: { messageId, templateId, ...(exception ? { reason: exception.reason } : { policy: "warn" }) },
  });
}
