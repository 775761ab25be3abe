import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Encryption keys by id; the first one seals, all open, so that keys can be rotated. */
export type KeyRing = { id: string; key: Buffer }[];

/**
 * Reads `ENCRYPTION_KEYS`: `<id>:<base64 of 32 bytes>`, several separated by commas, newest first.
 * Throws with the expected form; never with a key in the text.
 */
export function parseKeyRing(value: string): KeyRing {
  const ring = value.split(",").map((part) => {
    const [id, encoded] = part.trim().split(":");
    const key = Buffer.from(encoded ?? "", "base64");
    if (!id || !/^[a-z0-9-]{1,16}$/i.test(id) || key.length !== 32) {
      throw new Error("ENCRYPTION_KEYS must be <id>:<base64 of 32 bytes>[,<older id>:<key>]");
    }
    return { id, key };
  });
  return ring;
}

/** `v1.kid.nonce.ciphertext`, AES-256-GCM. `place` (table|column|row id) is bound in: moved elsewhere it does not open. */
export function seal(ring: KeyRing, place: string, plain: string): string {
  const newest = ring[0];
  if (!newest) throw new Error("the key ring is empty");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", newest.key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${newest.id}.${nonce.toString("base64url")}.${sealed.toString("base64url")}`;
}

/** Throws when the key is unknown, the place differs or a byte was changed. */
export function open(ring: KeyRing, place: string, sealed: string): string {
  const [version, keyId, nonce, body] = sealed.split(".");
  const found = ring.find(({ id }) => id === keyId);
  if (version !== "v1" || !found || !nonce || !body)
    throw new Error(`cannot open a secret of ${place}: unknown key ${keyId}`);
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", found.key, Buffer.from(nonce, "base64url"))
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
}

/** True when a newer key should seal it again (`npm run admin -- rotate-keys`). */
export const isStale = (ring: KeyRing, sealed: string): boolean => sealed.split(".")[1] !== ring[0]?.id;
