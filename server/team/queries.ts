import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Locale, Presence } from "@/db/enums";
import { settings, users } from "@/db/schema/team";

export async function findUser(db: Db, userId: string) {
  const [user] = await db
    .select({
      id: users.id,
      name: users.name,
      clientName: users.clientName,
      email: users.email,
      role: users.role,
      presence: users.presence,
      presenceSince: users.presenceSince,
      awayReason: users.awayReason,
      locale: users.locale,
    })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}

export async function updateUser(
  db: Db,
  userId: string,
  change: {
    name?: string;
    clientName?: string | null;
    presence?: Presence;
    presenceSince?: Date;
    awayReason?: string | null;
    locale?: Locale;
  },
) {
  await db.update(users).set(change).where(eq(users.id, userId));
}

export async function readSetting(db: Db, key: string): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value;
}

export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** False when the e-mail is taken. */
export async function insertUser(db: Db, user: typeof users.$inferInsert): Promise<boolean> {
  const rows = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  return rows.length > 0;
}
