import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema/all";
import { messages } from "@/db/schema/delivery";
import { connections } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { type TestWorld, testWorld } from "../test-world";
import { exportAll, exportedColumns, exportedTables } from "./export-all";
import { seedDemo } from "./seed-demo";

/** Credentials, logins, and what only keeps the machinery going or a person's screen in order. */
const left = [
  ...["connections", "registrations", "registration_tries", "logins", "sign_in_attempts", "invitations", "settings"],
  ...["password_resets", "second_factors", "recovery_codes", "sso_identities"],
  ...["push_subscriptions", "alerts", "alert_reads", "alert_notices", "number_tests", "number_checks", "help_answers"],
  ...[
    "send_streams",
    "stream_tallies",
    "recipient_tallies",
    "reaction_tallies",
    "send_lanes",
    "send_attempts",
    "send_permits",
    "parked_receipts",
    "quota_scopes",
    "quota_uses",
  ],
  ...[
    "live_events",
    "viewers",
    "read_marks",
    "webhook_deliveries",
    "webhook_refusals",
    "former_addresses",
    "recipient_imports",
  ],
  ...["contact_imports", "contact_import_rows", "drafts", "session_offers", "session_tables", "canned_text_favourites"],
  ...["template_favourites", "hidden_templates", "provider_cost_reads", "message_words", "message_words_progress"],
  ...["window_reminders"],
  ...["automation_events"],
  ...["notification_choices", "notifications", "notification_pushes", "notification_mails", "notification_cursors"],
];

let world: TestWorld;
let folder = "";
beforeAll(async () => {
  world = await testWorld();
  await seedDemo(world.ctx);
  folder = await mkdtemp(path.join(tmpdir(), "hovorna-export-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

describe("the export of all data (S4.1)", () => {
  it("writes every message with its text, whole", async () => {
    const written = await exportAll(world.ctx, folder);
    const sent = await world.db.select().from(messages);
    expect(written).toContainEqual({ table: "messages", rows: sent.length });
    const lines = (await readFile(path.join(folder, "messages.jsonl"), "utf8")).trimEnd().split("\n");
    const bodies = lines.map((line) => JSON.parse(line).body as string | null);
    expect(bodies.toSorted()).toEqual(sent.map(({ body }) => body).toSorted());
  });

  it("lets no credential and no password out", async () => {
    await exportAll(world.ctx, folder);
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8")));
    const all = files.join("");
    expect(all).toContain("petra@hovorna.example");
    const secret = [
      ...(await world.db.select().from(connections)).map(({ sealedSecrets }) => sealedSecrets),
      ...(await world.db.select().from(users)).map(({ passwordHash }) => passwordHash),
    ];
    expect(secret.length).toBeGreaterThan(4);
    expect(secret.filter((text) => all.includes(text))).toEqual([]);
  });

  it("has a word on every table there is", () => {
    const tables = Object.values(schema)
      .filter((value) => is(value, PgTable))
      .map((table) => getTableName(table));
    const known = [...exportedTables, ...Object.keys(exportedColumns), ...left];
    expect(known.toSorted()).toEqual(tables.toSorted());
  });
});
