import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { MediaStatus } from "@/db/enums";
import { at, id } from "./columns";
import { connections } from "./numbers";
import { users } from "./team";

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
  (t) => [
    index("media_status").on(t.status, t.createdAt),
    /** A file of the library is many rows with the same bytes. */
    index("media_storage_key").on(t.storageKey),
  ],
);

/** A file that everybody may send, uploaded once (N.60). Taking it out of the library leaves what was sent with it. */
export const libraryFiles = pgTable(
  "library_files",
  {
    id: id(),
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    name: text().notNull(),
    /** Empty = in no folder. */
    folder: text().notNull().default(""),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("library_files_media").on(t.mediaId), index("library_files_folder").on(t.folder, t.name)],
);
