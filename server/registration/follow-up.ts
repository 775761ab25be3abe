import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { loadConnection } from "../numbers/connection";
import { loadNumber } from "../numbers/load-number";
import { readHealth } from "../numbers/read-health";
import { registerWebhook, webhookUrl } from "../numbers/register-webhooks";
import { loadProfile } from "../profiles/load-profile";
import type { ProfileChange } from "../providers/profile-types";
import { loadRegistration } from "./load-registration";
import { changeRegistration, findOutcome, hasOtherOfApp } from "./queries";
import { eventOf, finishedStates, progress } from "./rules";

/**
 * What follows once the number is ours: webhook, the app's own address at Meta, state, the profile that was filled in, the profile
 * as the provider has it (S0.18). Each may fail alone: the number's page says so and mends it; nothing is taken back. The lane is
 * made by the number's first sending.
 */
export async function followUp(
  ctx: Ctx,
  { registrationId, numberId }: { registrationId: string; numberId: string },
): Promise<void> {
  await attempt(ctx, "webhook", () => registerWebhook(ctx, { numberId }));
  await attempt(ctx, "app", () => pointApp(ctx, numberId));
  await attempt(ctx, "health", () => readHealth(ctx, { numberId }));
  await attempt(ctx, "profile", () => writeProfile(ctx, { registrationId, numberId }));
  await attempt(ctx, "profile", () => loadProfile(ctx, { numberId }));
  await settle(ctx, registrationId);
}

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

/** What the wizard asked for a new number; one that was registered before keeps its profile. */
async function writeProfile(
  ctx: Ctx,
  { registrationId, numberId }: { registrationId: string; numberId: string },
): Promise<void> {
  const { way, data } = await loadRegistration(ctx, registrationId);
  if (way !== "register") return;
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

async function attempt(ctx: Ctx, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof DomainError ? error.key : safeReason(error).code;
    ctx.log.warn({ what, reason }, "a number was connected, but not all of what follows went well");
  }
}
