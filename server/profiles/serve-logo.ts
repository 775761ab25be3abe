import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { isSignedLogo } from "./keep-logo";

/** The JPEG at a signed address (logoPath); who was given it needs no login. Throws `not_found`, also for a wrong signature. */
export async function serveLogo(
  ctx: Pick<Ctx, "env" | "storage">,
  { numberId, file, signature }: { numberId: string; file: string; signature: string },
): Promise<Uint8Array> {
  const logoKey = `logos/${file}`;
  const bytes = isSignedLogo(ctx, { numberId, logoKey }, signature) ? await ctx.storage.get(logoKey) : null;
  if (!bytes) throw notFound("logo");
  return bytes;
}
