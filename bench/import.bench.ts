import { once } from "node:events";
import { addCampaign, upload } from "../server/campaigns/campaign-world";
import { runImport } from "../server/contacts/control-import";
import { readImportPart, startImport } from "../server/contacts/read-import";
import { workOnImport } from "../server/contacts/write-import";
import { newId } from "../server/core/ids";
import { addUser } from "../server/test-world";
import { compare, interleave, median, printTable } from "./harness";
import { openImportWorld } from "./import-world";

/** A file of clients read end to end, into a campaign and into the directory (P14), beside what the database needs at least. */
const size = Number(process.env.BENCH_SIZE ?? 200_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const partBytes = 1024 * 1024;

const world = await openImportWorld();
await world.sql`create unlogged table stage (phone text, title text, name text, code text)`;
const actor = await addUser(world.ctx, { role: "admin" });
const bytes = new TextEncoder().encode(fileOf(size));

const samples = await interleave(
  [
    { name: "recipients floor", run: () => measured(recipientsFloor) },
    { name: "recipients", run: () => measured(recipients) },
    { name: "contacts floor", run: () => measured(contactsFloor) },
    { name: "contacts", run: () => measured(contacts) },
  ],
  rounds,
);
await world.close();

const perSecond = (name: string) => (samples[name] ?? []).map((ms) => size / (ms / 1000));
const options = { unit: "rows/s", goal: "≥ 0.35" };
printTable(`A file of ${size} rows`, [
  compare("into a campaign / COPY and insert", perSecond("recipients"), perSecond("recipients floor"), options),
  compare("into the directory / COPY and upsert", perSecond("contacts"), perSecond("contacts floor"), options),
]);
const missed = ["recipients", "contacts"].filter(
  (name) => median(perSecond(name)) < 0.35 * median(perSecond(`${name} floor`)),
);
if (missed.length > 0) {
  console.log(`Not reached: ${missed.join(", ")}`);
  process.exitCode = 1;
}

function fileOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `+42060${1_000_000 + n};pane;Nováku ${n};${n}`);
  return `Telefon;Oslovení;Jméno;Číslo objednávky\r\n${lines.join("\r\n")}\r\n`;
}

/** From an empty directory, the tables swept before and after. */
async function measured(run: () => Promise<void>): Promise<number> {
  await world.sql`truncate stage, recipients, recipient_imports, contact_import_rows, contact_imports, contact_identities, contacts cascade`;
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function copyToStage(): Promise<void> {
  const copy = await world.sql`copy stage from stdin with (format csv, delimiter ';', header true)`.writable();
  for (let offset = 0; offset < bytes.length; offset += partBytes)
    if (!copy.write(bytes.subarray(offset, offset + partBytes))) await once(copy, "drain");
  copy.end();
  await once(copy, "finish");
}

async function recipientsFloor(): Promise<void> {
  const { campaignId } = await addCampaign(world);
  await copyToStage();
  await world.sql`
    insert into recipients (campaign_id, row_number, plan, phone_given, phone, "values")
    select ${campaignId}, row_number() over (), 'planned', phone, phone, jsonb_build_array(title, name, code) from stage
    on conflict do nothing`;
}

async function recipients(): Promise<void> {
  const { ctx, campaignId } = await addCampaign(world);
  await upload(ctx, campaignId, bytes, partBytes);
}

async function contactsFloor(): Promise<void> {
  await copyToStage();
  await world.sql`
    with made as (
      insert into contacts (id, name, phone, fields) select gen_random_uuid(), name, phone, jsonb_build_object('order', code) from stage
      on conflict do nothing returning id, phone
    ) insert into contact_identities (kind, value, contact_id) select 'phone', phone, id from made on conflict do nothing`;
}

async function contacts(): Promise<void> {
  const ctx = world.as(actor);
  const { importId } = await startImport(ctx, {
    fileName: `${newId()}.csv`,
    byteSize: bytes.length,
    reading: { encoding: "utf-8", asciiOnly: false, separator: ";", hasHeader: true },
    header: ["Telefon", "Oslovení", "Jméno", "Číslo objednávky"],
    mapping: ["phone", null, "name", null],
  });
  for (let offset = 0; ; ) {
    const part = bytes.subarray(offset, offset + partBytes);
    const read = await readImportPart(ctx, { importId, offset, bytes: part });
    if (read.isDone) break;
    offset = read.nextOffset;
  }
  await runImport(ctx, { importId });
  await workOnImport(ctx, { importId });
}
