import { createHash, randomBytes } from "node:crypto";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { changeOpen } from "./change-data";
import { keepPartner } from "./keep-partner";
import { loadOpenRegistration } from "./load-registration";
import { redirectMs } from "./rules";

/** Only the hash is kept: who reads the database cannot come back as somebody else. */
export const hashOfState = (state: string): string => createHash("sha256").update(state).digest("hex");

/**
 * The address of 360dialog's portal (S0.8), with a random `state` that this login must bring back within the hour, once. A newer
 * address makes the older one void. Throws `connectNotOffered`.
 */
export async function openPortal(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<{ url: string }> {
  const { actor } = ctx;
  const dialog = ctx.onboarding["360dialog"];
  const row = await loadOpenRegistration(ctx, registrationId);
  if (row.provider !== "360dialog" || !dialog.partnerId || actor.kind !== "user")
    throw new DomainError("invalid", "connectNotOffered");
  // What is granted over there is told at once; the hourly look mends it where this fails.
  await keepPartner(ctx).catch((error: unknown) =>
    ctx.log.warn({ reason: safeReason(error).code }, "the partner's webhooks could not be pointed here"),
  );
  const state = randomBytes(32).toString("base64url");
  await changeOpen(ctx, registrationId, {
    event: "leave",
    data: { problem: null },
    row: {
      redirectHash: hashOfState(state),
      redirectLoginId: actor.loginId,
      redirectUntil: new Date(ctx.now().getTime() + redirectMs),
    },
  });
  const { email, legalName } = row.data;
  const redirectUrl = `${ctx.env.APP_URL.replace(/\/$/, "")}/api/registration/360dialog`;
  return {
    url: dialog.connectUrl({
      state,
      redirectUrl,
      ...(email ? { email } : {}),
      ...(legalName ? { name: legalName } : {}),
    }),
  };
}
