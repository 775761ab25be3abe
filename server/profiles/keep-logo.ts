import { createHmac } from "node:crypto";
import sharp from "sharp";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { fetchFile, readWhole } from "../providers/http";
import { ProviderError } from "../providers/types";
import { sameText } from "../providers/verify";
import { isProviderPicture, logoLimits, logoProblem } from "./logo-rules";

/** One file of the storage; clients see it, so its address needs no login, only our signature. */
export type LogoAddress = { numberId: string; logoKey: string };

/** More would be a bomb, not a logo. */
const limitInputPixels = 50_000_000;

/**
 * A picture chosen by a person, checked by its bytes (S0.20, S0.21) and made what WhatsApp shows: at most 640 wide, turned as the
 * camera meant it, without a word of where it was taken. Throws `logoFormat`, `logoNotSquare`, `logoTooSmall`, `logoTooLarge`.
 */
export async function prepareLogo(bytes: Uint8Array): Promise<Uint8Array> {
  const found = await sharp(bytes, { limitInputPixels })
    .metadata()
    .catch(() => null);
  const facts = { format: found?.format ?? null, width: found?.width ?? 0, height: found?.height ?? 0 };
  const problem = logoProblem({ ...facts, byteSize: bytes.length });
  if (problem) throw new DomainError("invalid", problem.key, problem.values);
  return toJpeg(bytes).catch(() => {
    throw new DomainError("invalid", "logoDamaged");
  });
}

/** Answers the key under which the storage has it. */
export async function keepLogo(ctx: Pick<Ctx, "storage" | "newId">, jpeg: Uint8Array): Promise<string> {
  const logoKey = `logos/${ctx.newId()}`;
  await ctx.storage.put(logoKey, jpeg, "image/jpeg");
  return logoKey;
}

/** Our copy of the picture that a provider has; null when it is not at a provider, or not to be had: the profile goes on without. */
export async function fetchLogo(ctx: Pick<Ctx, "env" | "storage" | "newId" | "log">, address: string) {
  const { META_GRAPH_URL, D360_API_URL, TWILIO_MESSAGING_URL } = ctx.env;
  if (!isProviderPicture(address, [META_GRAPH_URL, D360_API_URL, TWILIO_MESSAGING_URL])) return null;
  try {
    const file = await fetchFile({ fetch }, address, {}, logoLimits.maxBytes);
    return "stream" in file ? await keepLogo(ctx, await toJpeg(await readWhole(file.stream))) : null;
  } catch (error) {
    ctx.log.warn({ reason: error instanceof ProviderError ? error.reason : "unreadable" }, "a logo was not fetched");
    return null;
  }
}

/** Where anybody who was given the address may fetch the logo, for as long as the number has it (Twilio's `logo_url`). */
export function logoPath(ctx: Pick<Ctx, "env">, address: LogoAddress): string {
  const file = address.logoKey.replace("logos/", "");
  return `/api/numbers/${address.numberId}/logo?file=${file}&signature=${signatureOf(ctx, address)}`;
}

export const isSignedLogo = (ctx: Pick<Ctx, "env">, address: LogoAddress, signature: string): boolean =>
  sameText(signature, signatureOf(ctx, address));

/** The file behind an address that we gave away ourselves; null for any other address. */
export function keyOfLogo(ctx: Pick<Ctx, "env">, numberId: string, address: string): string | null {
  if (!address.startsWith(`${ctx.env.APP_URL}/api/numbers/${numberId}/logo?`)) return null;
  const query = new URL(address).searchParams;
  const logoKey = `logos/${query.get("file")}`;
  return isSignedLogo(ctx, { numberId, logoKey }, query.get("signature") ?? "") ? logoKey : null;
}

const toJpeg = (bytes: Uint8Array): Promise<Uint8Array> =>
  sharp(bytes, { limitInputPixels })
    .rotate()
    .flatten({ background: "#ffffff" })
    .resize(logoLimits.keptSide, logoLimits.keptSide, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .jpeg({ quality: 90 })
    .toBuffer();

function signatureOf(ctx: Pick<Ctx, "env">, { numberId, logoKey }: LogoAddress): string {
  return createHmac("sha256", `logo|${ctx.env.NEXTAUTH_SECRET}`).update(`${numberId}|${logoKey}`).digest("base64url");
}
