import { judgeMarketing, type MarketingRefusal, recordUnconsented } from "../consent/judge-marketing";
import type { ConsentException } from "../consent/schema";
import type { Ctx } from "../context";
import type { Composed } from "./compose";

type Contact = { marketingOptedInAt: Date | null; marketingOptedOutAt: Date | null } | null;
type Sent = { contactId: string; messageId: string };
export type ConsentJudgement =
  | { ok: false; reason: MarketingRefusal }
  | {
      ok: true;
      /** Writes down that it went to a client without consent; nothing otherwise. */
      keep: (sent: Sent) => Promise<void>;
    };

/** Whether this message may go to this client: only marketing asks for consent (S4.3). */
export async function judgeConsent(
  ctx: Ctx,
  contact: Contact,
  { category, templateId }: Composed,
  exception: ConsentException | null,
): Promise<ConsentJudgement> {
  if (category !== "marketing" || !templateId) return { ok: true, keep: async () => undefined };
  const judged = await judgeMarketing(ctx, { contact, exception });
  if (!judged.ok) return judged;
  const keep = async (sent: Sent) => {
    if (judged.isUnconsented) await recordUnconsented(ctx, { ...sent, templateId, exception });
  };
  return { ok: true, keep };
}
