import { record } from "../audit/record";
import type { Ctx } from "../context";
import { ProviderError } from "../providers/types";
import { changeOpen } from "./change-data";
import { loadRegistration, secretsOf } from "./load-registration";
import { hashOfState } from "./open-portal";
import { takeRedirect } from "./queries";
import type { ListedNumber, RoadProblem } from "./rules";
import { ownSecrets } from "./save-credentials";

export type PortalReturn =
  | { ok: true; registrationId: string }
  /** Nothing was written: nobody of this login was sent away with this `state`, or too long ago, or it has come back before. */
  | { ok: false; reason: "unknown_state" };

/**
 * Back from 360dialog's portal: granted channels, none, cancelled or an error. Channels are believed only as the Partner API
 * confirms them (providers.md B10). A forged, stale or repeated `state` changes nothing.
 */
export async function returnFromPortal(ctx: Ctx, query: URLSearchParams): Promise<PortalReturn> {
  const { actor } = ctx;
  const back = ctx.onboarding["360dialog"].readReturn(query);
  if (actor.kind !== "user" || back.state === "") return { ok: false, reason: "unknown_state" };
  const taken = await takeRedirect(ctx.db, {
    hash: hashOfState(back.state),
    loginId: actor.loginId,
    now: ctx.now(),
  });
  if (!taken) return { ok: false, reason: "unknown_state" };
  const registrationId = taken.id;
  if (back.error) await note(ctx, registrationId, { kind: "refused", note: back.error.slice(0, 200) });
  else if (back.channels.length === 0) await note(ctx, registrationId, { kind: "cancelled" });
  else await takeChannels(ctx, registrationId, back.channels);
  return { ok: true, registrationId };
}

async function takeChannels(ctx: Ctx, registrationId: string, ids: string[]): Promise<void> {
  const found = await ctx.onboarding["360dialog"].channels(ids.slice(0, 50)).catch((error: unknown) => {
    if (error instanceof ProviderError) return error;
    throw error;
  });
  if (found instanceof ProviderError)
    return note(ctx, registrationId, { kind: "refused", note: found.message.slice(0, 200) });
  if (found.length === 0) return note(ctx, registrationId, { kind: "nothing_granted" });
  const listed: ListedNumber[] = found.map(({ status: _, ...channel }) => ({ ...channel, ref: channel.channelId }));
  const row = await loadRegistration(ctx, registrationId);
  await changeOpen(ctx, registrationId, {
    event: "reset",
    data: { listed, chosen: null, problem: null, config: {} },
    // A key that was pasted before belongs to another channel.
    secrets: { ...ownSecrets(secretsOf(ctx, row)), apiKey: "" },
    row: { step: "number", phone: null },
  });
  const details = { provider: "360dialog", found: listed.length };
  await record(ctx, {
    action: "registration.granted",
    objectKind: "registration",
    objectId: registrationId,
    details,
  });
}

async function note(ctx: Ctx, registrationId: string, problem: RoadProblem): Promise<void> {
  await changeOpen(ctx, registrationId, { event: "reset", data: { problem } });
}
