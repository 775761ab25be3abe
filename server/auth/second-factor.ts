import { randomBytes } from "node:crypto";
import QRCode from "qrcode";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import type { Person } from "../team/own-profile";
import { checkSecondFactor } from "./check-second-factor";
import { acceptedStep, recoveryCodeCount, recoveryCodeOf, secretOf, setUpAddress, writtenCode } from "./code-rules";
import { confirmPassword } from "./confirm-password";
import {
  beginFactor,
  changeFactor,
  deleteFactor,
  findFactor,
  lockFactor,
  replaceRecoveryCodes,
  unusedRecoveryCodes,
} from "./factor-queries";
import { hashPassword } from "./passwords";
import { signInPolicy } from "./policy";
import { findLogin, findUserById, revokeLoginsOf } from "./queries";
import { needsSecondFactor, setUpLifeMs } from "./rules";
import { openFactor, sealFactor } from "./seal-factor";
import { tellPerson } from "./tell-person";

/** What the profile shows of a person's second factor. */
export async function secondFactor(ctx: Person) {
  const { userId, role, loginId } = ctx.actor;
  const [factor, codes, policy, found] = await Promise.all([
    findFactor(ctx.db, userId),
    unusedRecoveryCodes(ctx.db, userId),
    signInPolicy(ctx),
    findLogin(ctx.db, loginId),
  ]);
  return {
    since: factor?.confirmedAt ?? null,
    codesLeft: codes.length,
    isRequired: needsSecondFactor(policy, role),
    cameBySso: found?.login.method === "sso",
  };
}

/** A new secret for the authenticator app, for who knows the password; it counts for nothing until a code confirms it. */
export async function beginSecondFactor(ctx: Person, { password }: { password: string }) {
  const { userId } = ctx.actor;
  const confirmed = await confirmPassword(ctx, { userId, password });
  if (!confirmed.ok) return confirmed;
  const user = await findUserById(ctx.db, userId);
  if (!user) throw notFound("user");
  const secret = secretOf(randomBytes(20));
  const row = { userId, sealedSecret: sealFactor(ctx, userId, secret), createdAt: ctx.now() };
  if (!(await beginFactor(ctx.db, row))) return { ok: false, reason: "already" } as const;
  const address = setUpAddress({ secret, email: user.email });
  const drawn = await QRCode.toString(address, { type: "svg", margin: 2 });
  return {
    ok: true,
    secret,
    address,
    qr: `data:image/svg+xml;base64,${Buffer.from(drawn).toString("base64")}`,
  } as const;
}

/**
 * The first code proves that the app holds the secret. From now on it is asked for at every sign-in, so whoever is signed in without
 * one elsewhere is signed out. Answers the recovery codes, this once.
 */
export async function confirmSecondFactor(ctx: Person, { code }: { code: string }) {
  const { userId, loginId } = ctx.actor;
  return inTransaction(ctx, async (tx) => {
    const factor = await lockFactor(tx.db, userId);
    if (factor?.confirmedAt) return { ok: false, reason: "already" } as const;
    const now = tx.now();
    if (!factor || now.getTime() - factor.createdAt.getTime() > setUpLifeMs)
      return { ok: false, reason: "expired" } as const;
    const step = acceptedStep({ secret: openFactor(tx, factor), code, now, lastStep: factor.lastStep });
    if (step === null) return { ok: false, reason: "wrong" } as const;
    const made = await makeRecoveryCodes(tx);
    await changeFactor(tx.db, userId, { confirmedAt: now, lastStep: step });
    await replaceRecoveryCodes(tx.db, userId, made.rows);
    const ended = await revokeLoginsOf(tx.db, userId, now, loginId);
    await record(tx, { action: "user.second_factor_set", objectKind: "user", objectId: userId, details: { ended } });
    await publish(tx, { kind: "user", subjectId: userId });
    return { ok: true, codes: made.written } as const;
  });
}

/** Switches it off, for who has both the password and a code. Where the company requires it, the set-up comes next. */
export async function endSecondFactor(ctx: Person, input: { password: string; code: string }) {
  const { userId } = ctx.actor;
  const proven = await proveBoth(ctx, input);
  if (!proven.ok) return proven;
  await inTransaction(ctx, async (tx) => {
    await deleteFactor(tx.db, userId);
    await record(tx, { action: "user.second_factor_ended", objectKind: "user", objectId: userId });
    await publish(tx, { kind: "user", subjectId: userId });
    await tx.afterCommit(() => tellPerson(ctx, { userId, what: "secondFactorOff" }));
  });
  return { ok: true } as const;
}

/** Ten new recovery codes; the older ones open nothing any more. */
export async function renewRecoveryCodes(ctx: Person, input: { password: string; code: string }) {
  const { userId } = ctx.actor;
  const proven = await proveBoth(ctx, input);
  if (!proven.ok) return proven;
  const made = await makeRecoveryCodes(ctx);
  await inTransaction(ctx, async (tx) => {
    await replaceRecoveryCodes(tx.db, userId, made.rows);
    await record(tx, { action: "user.recovery_codes_renewed", objectKind: "user", objectId: userId });
  });
  return { ok: true, codes: made.written } as const;
}

async function proveBoth(ctx: Person, { password, code }: { password: string; code: string }) {
  const { userId } = ctx.actor;
  const confirmed = await confirmPassword(ctx, { userId, password });
  if (!confirmed.ok) return confirmed;
  const checked = await checkSecondFactor(ctx, { userId, code });
  return checked.ok || checked.reason === "throttled" ? checked : ({ ok: false, reason: "wrongCode" } as const);
}

async function makeRecoveryCodes(ctx: Pick<Ctx, "newId">) {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeOf(randomBytes(16)));
  const rows = await Promise.all(codes.map(async (code) => ({ id: ctx.newId(), codeHash: await hashPassword(code) })));
  return { rows, written: codes.map(writtenCode) };
}
