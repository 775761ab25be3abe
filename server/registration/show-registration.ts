import type { Ctx } from "../context";
import { company } from "../team/company";
import { loadRegistration, secretsOf } from "./load-registration";
import { findOutcome, listUnfinished, ownPhones, type RegistrationRow, triesOf } from "./queries";
import { chosenOf } from "./request-code";
import { eventOf, limits, nextCodeAt, overNumberLimit, progress, triesLeft } from "./rules";

export type ShownRegistration = Awaited<ReturnType<typeof showRegistration>>;

/** Everything the wizard shows. Of secrets only which are saved: they never come back to the browser. */
export async function showRegistration(ctx: Ctx, { registrationId }: { registrationId: string }) {
  const row = await loadRegistration(ctx, registrationId);
  const number = row.numberId ? await findOutcome(ctx.db, row.numberId) : null;
  const { id, provider, way, step, phone, data, updatedAt, finishedAt } = row;
  const { defaultCountry, name } = await company(ctx);
  return {
    id,
    provider,
    way,
    step,
    // What webhooks have told since counts at once.
    state: number ? progress(row, eventOf(number)).state : row.state,
    phone,
    data: { ...data, listed: await withOwners(ctx, row) },
    chosen: chosenOf(row),
    savedSecrets: Object.entries(secretsOf(ctx, row)).flatMap(([key, value]) => (value ? [key] : [])),
    code: await codeFacts(ctx, row),
    over: way === "register" && provider === "meta" ? overNumberLimit(data.listed) : null,
    roads: {
      embedded: ctx.onboarding.meta.app?.browser ?? null,
      connect: ctx.onboarding["360dialog"].partnerId !== null,
      news: ctx.onboarding["360dialog"].hearsPartner,
      signupUrl: ctx.env.D360_SIGNUP_URL,
    },
    company: name,
    defaultCountry,
    number,
    updatedAt,
    finishedAt,
  };
}

/** S0.10: numbers that are connected already are shown as such; another provider's can move here with its history (O20). */
async function withOwners(ctx: Ctx, { data, provider }: RegistrationRow) {
  const own = await ownPhones(
    ctx.db,
    data.listed.flatMap(({ phone }) => phone ?? []),
  );
  return data.listed.map((number) => {
    const ours = own.find(({ phone }) => phone === number.phone) ?? null;
    return { ...number, ours: ours && { ...ours, isHere: ours.provider === provider } };
  });
}

async function codeFacts(ctx: Ctx, { phone, codeSentAt, codeAttempts }: RegistrationRow) {
  const since = new Date(ctx.now().getTime() - limits.send.windowMs);
  const sends = phone ? await triesOf(ctx.db, { phone, kind: "send", since }) : { count: 0, lastAt: null };
  return {
    sentAt: codeSentAt,
    triesLeft: triesLeft(codeAttempts),
    nextAt: nextCodeAt(sends.count, sends.lastAt, ctx.now()),
    sendsLeft: Math.max(0, limits.send.max - sends.count),
  };
}

/** Unfinished registrations, to go on with or to discard. */
export async function listRegistrations(ctx: Ctx) {
  const rows = await listUnfinished(ctx.db);
  return rows.map(({ data, ...row }) => ({ ...row, name: data.name || data.displayName || data.legalName }));
}
