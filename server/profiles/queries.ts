import { and, eq, isNull, lt, notInArray, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { connections, numbers } from "@/db/schema/numbers";
import { numberProfiles } from "@/db/schema/profiles";

export type ProfileRow = typeof numberProfiles.$inferSelect;

/** Null = never loaded. */
export async function findProfile(db: Db, numberId: string): Promise<ProfileRow | null> {
  const [row] = await db.select().from(numberProfiles).where(eq(numberProfiles.numberId, numberId));
  return row ?? null;
}

/** A number as clients see it, with its profile where one was loaded. */
export async function findNumberWithProfile(db: Db, numberId: string) {
  const [row] = await db
    .select({
      number: {
        id: numbers.id,
        name: numbers.name,
        phone: numbers.phone,
        provider: connections.provider,
        displayName: numbers.displayName,
        nameStatus: numbers.nameStatus,
        nameReason: numbers.nameReason,
      },
      error: numbers.profileError,
      triedAt: numbers.profileTriedAt,
      profile: numberProfiles,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(numberProfiles, eq(numberProfiles.numberId, numbers.id))
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

/** Version `known` becomes the next one; false when somebody else was first. Version 0 is the row that is not there yet. */
export async function saveProfile(
  db: Db,
  { numberId, known }: { numberId: string; known: number },
  values: Omit<ProfileRow, "numberId" | "version">,
): Promise<boolean> {
  const version = known + 1;
  const rows =
    known === 0
      ? await db
          .insert(numberProfiles)
          .values({ numberId, version, ...values })
          .onConflictDoNothing()
          .returning({ id: numberProfiles.numberId })
      : await db
          .update(numberProfiles)
          .set({ version, ...values })
          .where(and(eq(numberProfiles.numberId, numberId), eq(numberProfiles.version, known)))
          .returning({ id: numberProfiles.numberId });
  return rows.length > 0;
}

/** What came of the newest attempt to load it. */
export async function noteTry(
  db: Db,
  numberId: string,
  outcome: { profileTriedAt: Date; profileError: string | null },
): Promise<void> {
  await db.update(numbers).set(outcome).where(eq(numbers.id, numberId));
}

/** Numbers that their provider can tell something of, whose profile was never loaded and not tried since `triedBefore`. */
export async function numbersToLoad(db: Db, triedBefore: Date) {
  return db
    .select({ id: numbers.id })
    .from(numbers)
    .leftJoin(numberProfiles, eq(numberProfiles.numberId, numbers.id))
    .where(
      and(
        isNull(numberProfiles.loadedAt),
        notInArray(numbers.status, ["draft", "connecting"]),
        or(isNull(numbers.profileTriedAt), lt(numbers.profileTriedAt, triedBefore)),
      ),
    );
}
