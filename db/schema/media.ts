import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { MediaStatus } from "@/db/enums";
import { at, id } from "./columns";
import { connections } from "./numbers";

/** A file of a conversation, kept by us because providers' addresses live minutes (S1.12). */
export const media = pgTable(
  "media",
  {
    id: id(),
    status: text().$type<MediaStatus>().notNull(),
    storageKey: text(),
    fileName: text(),
    /** Sniffed from the bytes, never taken from the name or the provider. */
    mimeType: text(),
    claimedMimeType: text(),
    byteSize: bigint({ mode: "number" }),
    sha256: text(),
    width: integer(),
    height: integer(),
    connectionId: uuid().references(() => connections.id),
    providerRef: text(),
    error: text(),
    tries: integer().notNull().default(0),
    uploadedById: uuid(),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [index("media_status").on(t.status, t.createdAt)],
);
