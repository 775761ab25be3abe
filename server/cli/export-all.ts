import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import { type SQL, sql } from "drizzle-orm";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";

/** What is exported whole: one file a table. */
export const exportedTables = [
  ...["contacts", "contact_identities", "contact_fields", "contact_filters", "contact_blocks", "contact_merges"],
  ...[
    "consent_texts",
    "consent_entries",
    "consent_doubts",
    "wish_words",
    "conversations",
    "sessions",
    "session_events",
    "session_guests",
  ],
  ...[
    "session_results",
    "session_tags",
    "session_views",
    "tags",
    "notes",
    "mentions",
    "scheduled_messages",
    "messages",
    "media",
    "canned_texts",
    "canned_text_files",
  ],
  ...[
    "campaigns",
    "campaign_replies",
    "recipients",
    "recipient_exclusions",
    "short_links",
    "templates",
    "template_history",
    "template_drafts",
    "numbers",
    "number_profiles",
  ],
  ...["number_events", "wabas", "groups", "group_members", "routings", "routing_rules", "calendars", "holidays"],
  ...["bots", "bot_runs", "automations", "automation_firings"],
  ...["rating_settings", "rating_numbers", "session_ratings", "library_files"],
  ...["rate_cards", "rate_card_prices", "user_photos", "audit_entries"],
] as const;

/** Exported without what opens doors. */
export const exportedColumns = {
  users: ["id", "email", "name", "client_name", "role", "locale", "active", "created_at"],
} as const;

const rowsAtOnce = 500;

/**
 * Writes all that a company would take along (S4.1) into `folder`, one file of JSON lines a table, as of one moment. Credentials, passwords,
 * logins and what only keeps the machinery going stay out. Files of messages lie in the storage under their row's key.
 */
export async function exportAll(ctx: Ctx, folder: string): Promise<{ table: string; rows: number }[]> {
  await mkdir(folder, { recursive: true });
  await inTransaction(ctx, (tx) => record(tx, { action: "data.exported", objectKind: "company", details: {} }));
  return ctx.db.transaction(
    async (db) => {
      const written: { table: string; rows: number }[] = [];
      for (const { table, lines } of selections())
        written.push({ table, rows: await writeTable(db, lines, path.join(folder, `${table}.jsonl`)) });
      return written;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

function selections(): { table: string; lines: SQL }[] {
  const ofUsers = sql.join(
    exportedColumns.users.map((name) => sql.identifier(name)),
    sql`, `,
  );
  return [
    ...exportedTables.map((table) => ({
      table,
      lines: sql`select to_jsonb(t) as line from ${sql.identifier(table)} t`,
    })),
    { table: "users", lines: sql`select to_jsonb(t) as line from (select ${ofUsers} from users) t` },
  ];
}

async function writeTable(db: Pick<Ctx["db"], "execute">, lines: SQL, file: string): Promise<number> {
  const out = createWriteStream(file, { mode: 0o600 });
  const isWritten = finished(out);
  await db.execute(sql`declare lines cursor for ${lines}`);
  let rows = 0;
  for (;;) {
    const page = await db.execute<{ line: unknown }>(sql.raw(`fetch ${rowsAtOnce} from lines`));
    if (page.length === 0) break;
    rows += page.length;
    if (!out.write(page.map(({ line }) => `${JSON.stringify(line)}\n`).join(""))) await once(out, "drain");
  }
  await db.execute(sql`close lines`);
  out.end();
  await isWritten;
  return rows;
}
