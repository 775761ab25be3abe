import { record } from "../audit/record";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { loadConnection } from "../numbers/connection";
import { loadNumber } from "../numbers/load-number";
import { noteEvents } from "../numbers/note-event";
import { readHealth } from "../numbers/read-health";
import { webhookUrl } from "../numbers/register-webhooks";
import type { ProviderFinding } from "../providers/number-types";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { type CheckRow, saveChecks, webhookOf } from "./queries";
import { providerChecks, signatureFinding } from "./rules";

/**
 * Looks at every point of a number that can be looked at without a message (O19): asks the provider about its own, decides ours,
 * keeps each result with its time. People see the points turn as they are done.
 */
export async function runSelfTest(ctx: Ctx, { numberId }: { numberId: string }): Promise<{ failed: number }> {
  await loadNumber(ctx, { numberId });
  await keep(
    ctx,
    numberId,
    [...providerChecks, "signature" as const].map((check) => ({ check, result: "waiting" })),
  );
  await keep(ctx, numberId, [await ownFinding(ctx, numberId)]);
  const [found] = await Promise.all([examine(ctx, numberId), readHealth(ctx, { numberId }).catch(() => null)]);
  await keep(ctx, numberId, found);
  const failed = found.filter(({ result }) => result === "failed").length;
  await noteEvents(ctx, { numberId, notes: [{ kind: "test", details: { failed } }] });
  await record(ctx, { action: "number.tested", objectKind: "number", objectId: numberId, details: { failed } });
  await publish(ctx, { kind: "number", subjectId: numberId });
  return { failed };
}

type Found = Pick<CheckRow, "check" | "result"> & { code?: string | null; note?: string | null };

async function keep(ctx: Ctx, numberId: string, found: Found[]): Promise<void> {
  const checkedAt = ctx.now();
  const rows = found.map(({ code = null, note = null, ...point }) => ({ ...point, code, note, checkedAt }));
  await saveChecks(ctx.db, numberId, rows);
  await publish(ctx, { kind: "number", subjectId: numberId });
}

async function ownFinding(ctx: Ctx, numberId: string): Promise<Found> {
  const yesterday = new Date(ctx.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  const webhook = await webhookOf(ctx.db, numberId, yesterday);
  if (!webhook) throw notFound("number");
  return { check: "signature", ...signatureFinding(webhook, ctx.now()) };
}

/** Every point that the provider is asked about, also when it does not answer at all. */
async function examine(ctx: Ctx, numberId: string): Promise<Found[]> {
  const told = await askProvider(ctx, numberId);
  const byCheck = new Map(told.map((finding) => [finding.check, finding]));
  return providerChecks.map((check) => byCheck.get(check) ?? { check, result: "unknown", code: "not_told" });
}

async function askProvider(ctx: Ctx, numberId: string): Promise<ProviderFinding[]> {
  const number = await loadNumber(ctx, { numberId });
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    const url = webhookUrl(ctx.env.APP_URL, connection);
    return await ctx.providers[connection.provider].examine(connection, number, url);
  } catch (error) {
    const note = error instanceof ProviderError ? error.details.safeText : safeReason(error).text;
    const isRefused = error instanceof ProviderError && error.reason === "auth";
    ctx.log.warn({ numberId, reason: safeReason(error).code }, "the provider could not be asked");
    const rest = providerChecks.map((check) => ({ check, result: "unknown" as const, code: "unreadable" as const }));
    const code = isRefused ? ("credentials_refused" as const) : ("unreadable" as const);
    return [...rest.slice(1), { check: "credentials", result: isRefused ? "failed" : "unknown", code, note }];
  }
}
