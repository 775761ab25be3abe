import { linkBase } from "../links/rules";
import { addNumber, addTemplate, addUser, type TestWorld } from "../test-world";
import { changeSchedule } from "./change-schedule";
import { createCampaign } from "./create-campaign";
import { importPart } from "./import-part";
import { saveVariants } from "./save-variants";
import { type CampaignSchedule, scheduleOf } from "./schedule-schema";
import { startImport } from "./start-import";

/**
 * For the tests of this folder: a person, a number, the template of S2.25 and a draft over them. It may be sent at any hour, unless a
 * test plans it otherwise: nobody knows when tests run.
 */
export async function addCampaign(
  world: Pick<TestWorld, "ctx" | "as">,
  options: { defaults?: string[]; category?: "marketing"; schedule?: Partial<CampaignSchedule> } = {},
) {
  const actor = await addUser(world.ctx, { role: "supervisor" });
  const ctx = world.as(actor);
  const { numberId, phone } = await addNumber(ctx, { dailyLimit: null });
  const templateId = await addTemplate(ctx, numberId, options.category ? { category: options.category } : {});
  const variables = variablesOfS225.map((variable, n) => ({ ...variable, defaultValue: options.defaults?.[n] ?? "" }));
  const fields = { name: `Zimní servis ${numberId}`, note: "", numberId, templateId, variables, fixed: {} };
  const { campaignId } = await createCampaign(ctx, fields);
  await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ hours: null, ...options.schedule }) });
  return { ctx, actor, numberId, phone, templateId, campaignId, fields };
}

/** A draft with a second template that names only the order, in other words, and opens it by a short link. */
export async function addCampaignOfTwo(world: Pick<TestWorld, "ctx" | "as">, share = 50, rows = 60) {
  const made = await addCampaign(world);
  const second = await addTemplate(made.ctx, made.numberId, {
    name: "objednavka_kratce",
    components: [
      { type: "BODY", text: "{{1}}: objednávka {{2}} je hotová." },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Ukázat", url: `${linkBase("http://localhost:3000")}{{1}}` }] },
    ],
  });
  const places = [
    { key: "body.1", kind: "fixed" as const, value: "Kolo a spol." },
    { key: "body.2", kind: "variable" as const, from: "body.3" },
    { key: "button.0.1", kind: "fixed" as const, value: "https://kolo.example/sleva" },
  ];
  const variant = { templateId: second, share, places };
  await saveVariants(made.ctx, { campaignId: made.campaignId, variants: [variant] });
  if (rows > 0) await upload(made.ctx, made.campaignId, goodRows(rows));
  return { ...made, second, variant };
}

const variablesOfS225 = [
  { key: "body.1", label: "Oslovení" },
  { key: "body.2", label: "Jméno" },
  { key: "body.3", label: "Číslo objednávky" },
];

/** Uploads a whole file in parts of `partSize` bytes, as the browser does. */
export async function upload(
  ctx: TestWorld["ctx"],
  campaignId: string,
  file: string | Uint8Array,
  partSize = 1_000_000,
): Promise<string> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const opened = await startImport(ctx, { campaignId, fileName: "kontakty.csv", byteSize: bytes.length });
  let offset = opened.byteOffset;
  for (;;) {
    const part = bytes.subarray(offset, offset + partSize);
    const read = await importPart(ctx, {
      campaignId,
      importId: opened.importId,
      offset,
      bytes: part,
      columns: null,
    });
    if (read.isDone) return opened.importId;
    offset = read.nextOffset;
  }
}

/** `count` rows with good Czech phones, each another client. */
export const goodRows = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, n) => `+42077${String(1_000_000 + first + n)};pane;Nováku;${n}\n`).join("");
