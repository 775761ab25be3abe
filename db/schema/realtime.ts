import { sql } from "drizzle-orm";
import { bigint, customType, index, pgTable, text } from "drizzle-orm/pg-core";
import type { LiveKind } from "@/db/enums";
import { at } from "./columns";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** Ids only; read by snapshot cursor (goals §5), dropped after three days. */
export const liveEvents = pgTable(
  "live_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    x: xid8().notNull().default(sql`pg_current_xact_id()`),
    kind: text().$type<LiveKind>().notNull(),
    /** The changed thing. */
    subjectId: text().notNull(),
    conversationId: text(),
    at: at().notNull().defaultNow(),
  },
  (t) => [index("live_events_x").on(t.x, t.id)],
);
