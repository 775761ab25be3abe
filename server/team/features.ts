import type { Role } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import { type Features, missingFeature } from "./feature-rules";
import { mayDo, type Permission } from "./permissions";
import { readSetting, writeSetting } from "./queries";
import { featuresSchema } from "./schema";

const key = "features";

/** What the company has switched on; all of it until somebody says otherwise. */
export async function features(ctx: Pick<Ctx, "db">): Promise<Features> {
  return featuresSchema.parse((await readSetting(ctx.db, key)) ?? {});
}

export async function saveFeatures(ctx: Ctx, change: Features): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await writeSetting(tx.db, key, change);
    await record(tx, { action: "features.changed", objectKind: "setting", objectId: key, details: change });
    await publish(tx, { kind: "user", subjectId: key });
  });
}

/** Throws `forbidden` to a role without the permission, `not_found` to everybody where its feature is off (S1.1). */
export async function requireRight(ctx: Pick<Ctx, "db">, role: Role, permission: Permission): Promise<void> {
  if (!mayDo(role, permission)) throw new DomainError("forbidden", "forbidden");
  if (missingFeature(await features(ctx), permission)) throw new DomainError("not_found", "featureOff");
}
