import { timestamp, uuid } from "drizzle-orm/pg-core";

/** UUID v7 made by the application (core/ids), so that ids exist before rows do. */
export const id = () => uuid().primaryKey();

export const at = () => timestamp({ withTimezone: true });
