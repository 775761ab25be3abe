import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import type { Connection } from "../providers/types";
import { alone, refuseInWords } from "./call-provider";
import { changeOpen } from "./change-data";
import { listNumbers } from "./list-numbers";
import { loadOpenRegistration, secretsOf } from "./load-registration";
import { ownSecrets } from "./save-credentials";
import type { RoadProblemInput, SignupInput } from "./schema";

/**
 * Embedded Signup came back with a code, which lives 30 s: it is exchanged at once. Which account it was is asked of the token,
 * never of the browser (providers.md A12.4); the browser's word only chooses among several. Throws `signupExpired`,
 * `scopesMissing`, `signupNoAccount`, `providerFailed`.
 */
export async function finishSignup(ctx: Ctx, input: SignupInput): Promise<{ found: number }> {
  const row = await loadOpenRegistration(ctx, input.registrationId);
  const { meta } = ctx.onboarding;
  if (row.provider !== "meta" || !meta.app) throw new DomainError("invalid", "registrationState");
  const { appId, appSecret } = meta.app;
  return alone(ctx, row.id, async () => {
    const { accessToken } = await meta.exchangeCode(input.code).catch(() => {
      throw new DomainError("invalid", "signupExpired");
    });
    const token = await meta.inspectToken({ accessToken }).catch(refuseInWords);
    if (token.missing.length > 0)
      throw new DomainError("invalid", "scopesMissing", { scopes: token.missing.join(", ") });
    const wabaId = token.wabaIds.find((id) => id === input.wabaId) ?? token.wabaIds[0];
    if (!wabaId) throw new DomainError("invalid", "signupNoAccount");
    const secrets = { ...ownSecrets(secretsOf(ctx, row)), accessToken, appSecret };
    const config = { wabaId, appId };
    const connection: Connection = { id: row.id, provider: "meta", config, secrets };
    const listed = await listNumbers(ctx, connection).catch(refuseInWords);
    await changeOpen(ctx, row.id, {
      event: "reset",
      data: { config, listed, chosen: null, problem: null },
      secrets,
      row: { phone: null, codeSentAt: null, codeAttempts: 0, step: "provider" },
    });
    const details = { provider: "meta", found: listed.length };
    await record(ctx, { action: "registration.signed_up", objectKind: "registration", objectId: row.id, details });
    return { found: listed.length };
  });
}

/** The provider's window was left without a result: what happened, and at which of its steps. */
export async function noteRoadProblem(ctx: Ctx, { registrationId, kind, note }: RoadProblemInput): Promise<void> {
  await changeOpen(ctx, registrationId, {
    event: "reset",
    data: { problem: note === undefined ? { kind } : { kind, note } },
  });
}
