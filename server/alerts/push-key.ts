import webPush from "web-push";
import { z } from "zod";
import type { Ctx } from "../context";
import { isStale, open, seal } from "../core/secrets";
import { insertPushKey, readPushKey, replacePushKey, type StoredPushKey } from "./push-queries";

const place = "settings|push|private_key";
const stored = z.object({ publicKey: z.string(), sealedPrivateKey: z.string() });

/** The key pair by which push services know this deployment; the private half is kept sealed. */
export async function pushKey(ctx: Pick<Ctx, "db" | "env">): Promise<{ publicKey: string; privateKey: string }> {
  const { publicKey, sealedPrivateKey } = await findOrMake(ctx);
  return { publicKey, privateKey: open(ctx.env.ENCRYPTION_KEYS, place, sealedPrivateKey) };
}

/** The half that browsers subscribe with. */
export const publicPushKey = async (ctx: Pick<Ctx, "db" | "env">): Promise<string> => (await findOrMake(ctx)).publicKey;

async function findOrMake(ctx: Pick<Ctx, "db" | "env">): Promise<StoredPushKey> {
  const known = await find(ctx);
  if (known) return known;
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const sealedPrivateKey = seal(ctx.env.ENCRYPTION_KEYS, place, privateKey);
  // Somebody else may be as quick: the first one counts.
  await insertPushKey(ctx.db, { publicKey, sealedPrivateKey });
  return findOrMake(ctx);
}

/** Seals the private half with the newest key when an older one sealed it. */
export async function resealPushKey(ctx: Pick<Ctx, "db" | "env">): Promise<void> {
  const known = await find(ctx);
  if (!known || !isStale(ctx.env.ENCRYPTION_KEYS, known.sealedPrivateKey)) return;
  const { publicKey, privateKey } = await pushKey(ctx);
  const sealedPrivateKey = seal(ctx.env.ENCRYPTION_KEYS, place, privateKey);
  await replacePushKey(ctx.db, { publicKey, sealedPrivateKey });
}

async function find(ctx: Pick<Ctx, "db">) {
  const value = await readPushKey(ctx.db);
  return value === null ? null : stored.parse(value);
}
