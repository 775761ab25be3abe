import type { CheckKind, CheckResult } from "@/db/enums";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { webhookUrl } from "../numbers/register-webhooks";
import { asksForNothing } from "../templates/place-rules";
import { approvedTemplates, checksOf, testOf, webhookOf } from "./queries";
import { checkOrder, receiveFinding, sendFinding, type TestFacts } from "./rules";

export type ShownCheck = {
  check: CheckKind;
  /** Null: never looked at. */
  result: CheckResult | null;
  code: string | null;
  note: string | null;
  checkedAt: Date | null;
};

/** Every point of a number's self-test as it stands, the test message, and what is known of its webhook. */
export async function showDiagnostics(ctx: Ctx, { numberId }: { numberId: string }) {
  const now = ctx.now();
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const [rows, test, webhook] = await Promise.all([
    checksOf(ctx.db, numberId),
    testOf(ctx.db, numberId),
    webhookOf(ctx.db, numberId, yesterday),
  ]);
  if (!webhook) throw notFound("number");
  const facts = test && toFacts(test);
  const known = new Map<CheckKind, ShownCheck>(rows.map((row) => [row.check, row]));
  known.set("send", { check: "send", ...sendFinding(facts, now), checkedAt: test?.sentAt ?? null });
  known.set("receive", { check: "receive", ...receiveFinding(facts, now), checkedAt: test?.answeredAt ?? null });
  const { connectionId, ...told } = webhook;
  return {
    checks: checkOrder.map(
      (check) => known.get(check) ?? { check, result: null, code: null, note: null, checkedAt: null },
    ),
    test: test && { phone: test.phone, startedAt: test.startedAt, isSent: test.messageId !== null },
    webhook: { ...told, url: webhookUrl(ctx.env.APP_URL, { id: connectionId, provider: told.provider }) },
  };
}

export type Diagnostics = Awaited<ReturnType<typeof showDiagnostics>>;

/** Approved templates that can be sent as they are: what a test may use outside the 24-hour window. */
export async function testTemplates(ctx: Ctx, { numberId }: { numberId: string }) {
  const rows = await approvedTemplates(ctx.db, numberId);
  return rows
    .filter(({ components }) => asksForNothing(components))
    .map(({ id, name, language }) => ({ id, name, language }));
}

function toFacts(test: NonNullable<Awaited<ReturnType<typeof testOf>>>): TestFacts {
  const { startedAt, answeredAt, status, failureText, sentAt } = test;
  return { startedAt, answeredAt, message: status && sentAt ? { status, failureText, at: sentAt } : null };
}
