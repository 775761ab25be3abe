import { join } from "node:path";
import type { Env } from "../core/env";
import { diskStorage } from "./disk-storage";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";

/** By STORAGE_KIND. Throws a text that names what is missing. */
export function createStorage(env: Env): Storage {
  if (env.STORAGE_KIND === "disk") return diskStorage(join(env.DATA_DIR, "media"));
  return s3Storage({
    endpoint: required(env, "STORAGE_ENDPOINT"),
    bucket: required(env, "STORAGE_BUCKET"),
    accessKeyId: required(env, "STORAGE_ACCESS_KEY_ID"),
    secretAccessKey: required(env, "STORAGE_SECRET_ACCESS_KEY"),
    region: env.STORAGE_REGION,
  });
}

type Name = "STORAGE_ENDPOINT" | "STORAGE_BUCKET" | "STORAGE_ACCESS_KEY_ID" | "STORAGE_SECRET_ACCESS_KEY";

function required(env: Env, name: Name): string {
  const value = env[name];
  if (!value) throw new Error(`STORAGE_KIND=s3 needs ${name}`);
  return value;
}
