import type { FollowUp } from "@/db/enums";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { loadConnection } from "../numbers/connection";
import { loadNumber } from "../numbers/load-number";
import { readHealth } from "../numbers/read-health";
import { registerWebhook, webhookUrl } from "../numbers/register-webhooks";
import { loadProfile } from "../profiles/load-profile";
import type { ProfileChange } from "../providers/profile-types";
import { keepPartner } from "./keep-partner";
import { loadRegistration } from "./load-registration";
import {
  changeRegistration,
  claimFollowUps,
  dropFollowUp,
  dueFollowUps,
  findOutcome,
  hasOtherOfApp,
  type RegistrationRow,
  releaseFollowUps,
} from "./queries";
import { eventOf, finishedStates, followUpLeaseMs, nextFollowUpAt, progress } from "./rules";

/**
 * What follows once the number is ours: webhook, the app's own address at Meta or the partner's at 360dialog, state, the profile that
 * was filled in, the profile as the provider has it (S0.18). Each may fail alone and is tried again later; nothing is taken back. What
 * is left stands in the row, so a process that dies in between loses nothing. The lane is made by the number's first sending.
 */
export async function followUp(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<void> {
  const now = ctx.now();
  const until = new Date(now.getTime() + followUpLeaseMs);
  const row = await claimFollowUps(ctx.db, registrationId, { now, until });
  if (!row) return;
  const { numberId } = row;
  for (const step of numberId ? row.followUps : [])
    if (numberId && (await attempt(ctx, step, () => steps[step](ctx, { row, numberId }))))
      await dropFollowUp(ctx.db, registrationId, step);
  await releaseFollowUps(ctx.db, registrationId, nextFollowUpAt(row.followUpTries, ctx.now()));
  await settle(ctx, registrationId);
}

const maxAtOnce = 20;

/** Goes on with everything that is due: what failed, and what a dead process left. */
export async function followUpAll(ctx: Ctx): Promise<{ due: number }> {
  const due = await dueFollowUps(ctx.db, ctx.now(), maxAtOnce);
  for (const registrationId of due) await followUp(ctx, { registrationId });
  return { due: due.length };
}

type Own = { row: RegistrationRow; numberId: string };

const steps: Record<FollowUp, (ctx: Ctx, own: Own) => Promise<unknown>> = {
  webhook: (ctx, { numberId }) => registerWebhook(ctx, { numberId }),
  app: (ctx, { numberId }) => pointApp(ctx, numberId),
  partner: keepPartner,
  health: (ctx, { numberId }) => readHealth(ctx, { numberId }),
  write_profile: writeProfile,
  load_profile: (ctx, { numberId }) => loadProfile(ctx, { numberId }),
};

/** Brings a finished registration to where its number is: in review, rejected, blocked, done. */
export async function settle(ctx: Ctx, registrationId: string): Promise<void> {
  const row = await loadRegistration(ctx, registrationId);
  const number = row.numberId ? await findOutcome(ctx.db, row.numberId) : null;
  if (!number) return;
  const { state } = progress(row, eventOf(number));
  if (state !== row.state)
    await changeRegistration(ctx.db, registrationId, [...finishedStates], { state, updatedAt: ctx.now() });
}

/** News of templates and accounts go to the app's own address, whatever its accounts have (A7); it belongs to the first connection. */
async function pointApp(ctx: Ctx, numberId: string): Promise<void> {
  const { connectionId } = await loadNumber(ctx, { numberId });
  const connection = await loadConnection(ctx, connectionId);
  const { appId } = connection.config;
  if (connection.provider !== "meta" || !connection.secrets.appSecret || !appId) return;
  if (await hasOtherOfApp(ctx.db, { appId, connectionId })) return;
  await ctx.onboarding.meta.pointApp(connection, webhookUrl(ctx.env.APP_URL, connection));
}

/** What the wizard asked for a new number. */
async function writeProfile(ctx: Ctx, { row: { data }, numberId }: Own): Promise<void> {
  const change: ProfileChange = {
    ...(data.description ? { description: data.description } : {}),
    ...(data.website
      ? { websites: [/^https?:\/\//i.test(data.website) ? data.website : `https://${data.website}`] }
      : {}),
    ...(data.industry ? { industry: data.industry } : {}),
    ...(data.email ? { email: data.email } : {}),
  };
  if (Object.keys(change).length === 0) return;
  const number = await loadNumber(ctx, { numberId });
  const connection = await loadConnection(ctx, number.connectionId);
  await ctx.providers[connection.provider].writeProfile(connection, number, change);
}

async function attempt(ctx: Ctx, what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const reason = error instanceof DomainError ? error.key : safeReason(error).code;
    ctx.log.warn({ what, reason }, "a number was connected, but not all of what follows went well");
    return false;
  }
}
