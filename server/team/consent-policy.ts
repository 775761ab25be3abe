import { z } from "zod";
import { type ConsentPolicy, consentPolicies } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { readSetting, writeSetting } from "./queries";

const key = "consent";
const schema = z.object({ policy: z.enum(consentPolicies).default("required") });

/** What happens to marketing messages for clients whose consent nobody recorded (S4.3); strict until the company says otherwise. */
export async function consentPolicy(ctx: Pick<Ctx, "db">): Promise<ConsentPolicy> {
  return schema.parse((await readSetting(ctx.db, key)) ?? {}).policy;
}

/** Only warning is an exception for the whole company: it has its reason, and the audit log keeps it. */
export async function changeConsentPolicy(
  ctx: Ctx,
  { policy, reason }: { policy: ConsentPolicy; reason: string },
): Promise<void> {
  if (policy === "warn" && reason.trim().length < 5) throw new DomainError("invalid", "consentReason");
  await inTransaction(ctx, async (tx) => {
    const before = await consentPolicy(tx);
    await writeSetting(tx.db, key, { policy });
    await record(tx, {
      action: "consent_policy.changed",
      objectKind: "setting",
      objectId: key,
      details: { before, after: policy, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    });
  });
}
