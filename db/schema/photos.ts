import { pgTable, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { media } from "./media";
import { users } from "./team";

/** The photo of a person of the company (N.23); a new one is a new file. */
export const userPhotos = pgTable("user_photos", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  mediaId: uuid()
    .notNull()
    .references(() => media.id),
  changedAt: at().notNull(),
});
