import { readFileSync } from "node:fs";
import { z } from "zod";
import { type CampaignVariable, recipients } from "@/db/schema/campaigns";
import { contactFilters } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";
import { templateHistory, templates } from "@/db/schema/templates";
import type { GuardAlarm } from "../campaigns/guard-rules";
import { variantOf } from "../campaigns/variant-rules";
import type { Ctx } from "../context";
import type { TemplateComponent } from "../providers/types";
import type { TemplateRow } from "../templates/queries";
import {
  agree,
  atClock,
  type DemoDesk,
  type DemoFile,
  day,
  insertCampaign,
  known,
  openFile,
  zone,
} from "./demo-campaign-rows";
import { demoFates } from "./demo-fates";
import { type DemoPerson, demoPeople } from "./demo-people";
import { seedReplies } from "./seed-replies";
import { type DemoSent, later, seedPeople, seedSends } from "./seed-sends";

/** As the simulator's numbers have them; the first synchronisation finds nothing to change. */
const demoTemplates = z.array(
  z.object({
    number: z.string(),
    providerTemplateId: z.string(),
    name: z.string(),
    language: z.string(),
    category: z.literal("marketing"),
    components: z.custom<TemplateComponent[]>((value) => Array.isArray(value)),
  }),
);

const shop = "https://kola-brazda.example/vyprodej";
const greeting: CampaignVariable = { key: "body.1", label: "Oslovení", defaultValue: "", source: null };
const link: CampaignVariable = { key: "body.2", label: "Odkaz", defaultValue: shop, source: { kind: "fixed" } };

/** One campaign of every kind, so that a first start shows what each of their screens is for (O31). */
export async function seedCampaigns(ctx: Ctx, desk: DemoDesk): Promise<void> {
  const world = { ...desk, templates: await seedTemplates(ctx) };
  const finishedId = await seedFinished(ctx, world);
  await seedStopped(ctx, world);
  await seedAhead(ctx, world, finishedId);
}

type World = DemoDesk & { templates: Map<string, TemplateRow> };

async function seedTemplates(ctx: Ctx): Promise<Map<string, TemplateRow>> {
  const ids = new Map((await ctx.db.select().from(numbers)).map(({ id, phone }) => [phone, id]));
  const at = later(ctx.now(), -20 * day);
  const rows = new Map<string, TemplateRow>();
  for (const { number, ...template } of demoTemplates.parse(
    JSON.parse(readFileSync("db/seed/demo-templates.json", "utf8")),
  )) {
    const made = { statusSince: at, createdAt: at, updatedAt: at, status: "approved" as const };
    const [row] = await ctx.db
      .insert(templates)
      .values({ ...template, ...made, id: ctx.newId(), numberId: known(ids, number) })
      .returning();
    if (!row) continue;
    rows.set(row.name, row);
    const { id: templateId, category, components } = row;
    await ctx.db.insert(templateHistory).values({ templateId, at, source: "sync", category, components });
  }
  return rows;
}

/** Who gets which template is decided by the campaign's id: a fixed one makes the figures of every demo the same. */
const sameSplit = "01a00000-0000-7000-8000-0000000000ab";

/** Five days ago, in three steps of a ramp-up, with two templates: one read and opened more than the other. */
async function seedFinished(ctx: Ctx, world: World): Promise<string> {
  const [first, second] = [
    known(world.templates, "podzimni_vyprodej"),
    known(world.templates, "podzimni_vyprodej_kratce"),
  ];
  const places = [greeting, link].map(({ key }) => ({ key, kind: "variable" as const, from: key }));
  const variants = [{ templateId: second.id, share: 50, places }];
  const launchedAt = atClock(ctx, -5, 9 * 60);
  const campaignId = sameSplit;
  const people = demoPeople(440);
  await insertCampaign(ctx, world, {
    ...{
      id: campaignId,
      name: "Podzimní výprodej kol",
      note: "Loňské modely, sleva 30 % do neděle.",
      variants,
      launchedAt,
    },
    ...{ numberId: first.numberId, templateId: first.id, status: "finished", shortLinks: true },
    variables: [greeting, link],
    schedule: { rampUp: { steps: [60, 180], waitMinutes: 60 } },
    fed: people.length,
    finishedAt: later(launchedAt, 145),
    createdAt: later(launchedAt, -day),
  });
  const stream = await openFile(ctx, world, {
    campaignId,
    numberId: first.numberId,
    rowCount: people.length + leftOut.length,
    fileName: "zakaznici-podzim.csv",
    status: "closed",
  });
  const chosen = people.map(({ phone }) => variantOf(campaignId, phone, variants));
  const fates = demoFates(chosen, [
    { read: 0.62, replied: 0.045, clicked: 0.09 },
    { read: 0.79, replied: 0.06, clicked: 0.2 },
  ]);
  const sends = people.flatMap((person, n) => {
    const [variant = 0, fate] = [chosen[n], fates[n]];
    const template = variant === 0 ? first : second;
    const at = later(launchedAt, minuteOf(n));
    return fate ? [{ person, fate, template, variant, values: [person.greeting, shop], at }] : [];
  });
  const sent = await seedSends(ctx, stream, sends);
  await seedLeftOut(ctx, stream, people.length);
  await agree(ctx, world.adminId, contactIdsOf(sent));
  await seedReplies(ctx, { ...stream, operatorIds: world.operatorIds }, sent);
  return campaignId;
}

/** Sixty at the start, 180 an hour later, the rest after another hour; each some seconds after the one before. */
function minuteOf(n: number): number {
  const step = n < 60 ? 0 : n < 240 ? 1 : 2;
  return step * 60 + (n - (n < 60 ? 0 : n < 240 ? 60 : 240)) / 8;
}

/** Rows of its file that got nothing, and why. */
const leftOut = [
  ["invalid", "phone_letters", "neuvedeno"],
  ["invalid", "phone_too_short", "+420 603 21"],
  ["invalid", "phone_damaged_by_excel", "4,20604E+11"],
  ["invalid", "phone_empty", ""],
  ["skipped", "duplicate", "+420 739 104 729"],
  ["skipped", "opted_out", "+420739990001"],
  ["skipped", "opted_out", "+420739990002"],
  ["skipped", "blocked", "+420739990003"],
] as const;

async function seedLeftOut(ctx: Ctx, { campaignId, importId }: DemoFile, from: number): Promise<void> {
  await ctx.db.insert(recipients).values(
    leftOut.map(([plan, planReason, phoneGiven], n) => ({
      ...{ campaignId, importId, rowNumber: from + n + 1, plan, planReason, phoneGiven },
      phone: plan === "skipped" ? phoneGiven.replaceAll(" ", "") : null,
      values: ["", shop],
    })),
  );
}

/** Two days ago the guard stopped it: a quarter of an old file is not on WhatsApp any more (O3). The rest waits for a person. */
async function seedStopped(ctx: Ctx, world: World): Promise<void> {
  const template = known(world.templates, "vyprodej_kol");
  const [launchedAt, campaignId] = [atClock(ctx, -2, 10 * 60 + 30), ctx.newId()];
  const [reached, waiting] = [demoPeople(60, 440), demoPeople(140, 500)];
  const failed = reached.filter((_, n) => n % 4 === 1).length;
  const pauseDetails: GuardAlarm = { rule: "failures", failed, of: reached.length, percent: 20 };
  await insertCampaign(ctx, world, {
    ...{ id: campaignId, name: "Výprodej: zákazníci servisu", note: "Seznam z dílny, od roku 2019.", launchedAt },
    ...{ numberId: template.numberId, templateId: template.id, status: "paused" },
    ...{ pauseReason: "guard", pauseDetails, pausedAt: later(launchedAt, 12) },
    variables: [greeting],
    schedule: { rampUp: { steps: [60], waitMinutes: 120 } },
    guardArmed: { at: launchedAt.toISOString(), quality: "unknown", category: "marketing", sent: 0 },
    fed: reached.length,
    createdAt: later(launchedAt, -90),
  });
  const rowCount = reached.length + waiting.length;
  const stream = await openFile(ctx, world, {
    campaignId,
    numberId: template.numberId,
    rowCount,
    fileName: "servis-2019.csv",
    status: "held",
  });
  const sent = await seedSends(
    ctx,
    stream,
    reached.map((person, n) => {
      const isGone = n % 4 === 1;
      const kind = n % 3 === 0 ? ("read" as const) : ("delivered" as const);
      const fate = isGone
        ? ({ kind: "failed", reason: "recipient_invalid", code: "131026", tries: 1, taken: true } as const)
        : { kind, replies: false, clicks: false };
      return { person, fate, template, variant: null, values: [person.greeting], at: later(launchedAt, n / 8) };
    }),
  );
  const waitingIds = await seedPeople(ctx, waiting);
  await agree(ctx, world.adminId, [...contactIdsOf(sent), ...waitingIds]);
  await ctx.db
    .insert(recipients)
    .values(waiting.map((person, n) => ({ ...unsent(person, reached.length + n + 1), ...ids(stream) })));
}

const contactIdsOf = (sent: DemoSent[]) => sent.map(({ contactId }) => contactId);
const ids = ({ campaignId, importId }: DemoFile) => ({ campaignId, importId });
const unsent = ({ phone, greeting: said }: DemoPerson, rowNumber: number) => ({
  ...{ rowNumber, plan: "planned" as const, phoneGiven: phone, phone, values: [said] },
});

/** One that starts in three days, to whoever was silent, and a draft to a saved filter. */
async function seedAhead(ctx: Ctx, world: World, finishedId: string): Promise<void> {
  const now = ctx.now();
  const [reminder, sale] = [known(world.templates, "podzimni_vyprodej_kratce"), known(world.templates, "vyprodej_kol")];
  const startsAt = atClock(ctx, 3, 9 * 60 + 30);
  const name: CampaignVariable = { ...greeting, defaultValue: "sousede", source: { kind: "name" } };
  await insertCampaign(ctx, world, {
    ...{ id: ctx.newId(), name: "Výprodej kol: poslední víkend", note: "Kdo na první zprávu neodpověděl.", startsAt },
    ...{ numberId: reminder.numberId, templateId: reminder.id, status: "planned", shortLinks: true },
    variables: [name, link],
    audience: {
      steps: [{ mode: "add", kind: "campaign", campaignId: finishedId, reaction: "silent" }],
      phoneField: null,
    },
    schedule: { start: { at: startsAt.toISOString(), zone } },
    createdAt: later(now, -60),
  });
  const filterId = ctx.newId();
  const frame = { kind: "field" as const, key: "Velikost rámu", test: "is" as const, value: "L" };
  await ctx.db.insert(contactFilters).values({
    id: filterId,
    name: "Rám velikosti L",
    conditions: [frame],
    ownerId: world.managerId,
    isShared: true,
    createdAt: now,
  });
  await insertCampaign(ctx, world, {
    ...{
      id: ctx.newId(),
      name: "Horská kola L",
      note: null,
      numberId: sale.numberId,
      templateId: sale.id,
      status: "draft",
    },
    variables: [name],
    audience: { steps: [{ mode: "add", kind: "filter", filterId }], phoneField: null },
    createdAt: later(now, -30),
  });
}
