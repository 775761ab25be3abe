import { record } from "../audit/record";
import { type Actor, type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { parsePhone } from "../core/phone";
import { sendTestMessage, type TestMessageOutcome } from "../inbox/send-test-message";
import { loadNumber } from "../numbers/load-number";
import { publish } from "../realtime/publish";
import { company } from "../team/company";
import { setTestMessage, testOf, upsertTest } from "./queries";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/**
 * Begins a test with a phone that somebody holds: they write to the number, we answer. Where they may be written to at once (an
 * open window, or a template that the person chose), the message leaves now; else it waits for their first words.
 */
export async function startTestMessage(
  ctx: UserCtx,
  input: { numberId: string; phone: string; text: string; templateId: string | null },
): Promise<TestMessageOutcome> {
  const { numberId, text, templateId } = input;
  const number = await loadNumber(ctx, { numberId });
  const parsed = parsePhone(input.phone, (await company(ctx)).defaultCountry);
  if (!parsed.ok) throw new DomainError("invalid", "testPhone");
  if (parsed.phone === number.phone) throw new DomainError("invalid", "testPhoneOwn");
  const startedBy = ctx.actor.userId;
  await upsertTest(ctx.db, { numberId, phone: parsed.phone, startedAt: ctx.now(), startedBy, messageId: null });
  await record(ctx, { action: "number.test_message", objectKind: "number", objectId: numberId });
  await publish(ctx, { kind: "number", subjectId: numberId });
  return continueTestMessage(ctx, { numberId, text, templateId });
}

/** Sends the test message that waited; one test sends one message, however often it is asked. */
export async function continueTestMessage(
  ctx: UserCtx,
  { numberId, text, templateId = null }: { numberId: string; text: string; templateId?: string | null },
): Promise<TestMessageOutcome> {
  const test = await testOf(ctx.db, numberId);
  if (!test) throw new DomainError("conflict", "testOver");
  if (test.messageId) return { ok: true };
  const { phone } = test;
  const messageId = ctx.newId();
  return inTransaction(ctx, async (tx) => {
    if (!(await setTestMessage(tx.db, { numberId, phone, messageId }))) return { ok: true };
    const outcome = await sendTestMessage(tx, { messageId, numberId, phone, text, templateId });
    if (!outcome.ok) await setTestMessage(tx.db, { numberId, phone, messageId: null, from: messageId });
    await publish(tx, { kind: "number", subjectId: numberId });
    return outcome;
  });
}
