import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AudienceMode, CampaignStatus, CampaignWait, RecipientPlan } from "@/db/enums";
import type { ArmedGuard } from "@/server/campaigns/guard-rules";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import type { Audience, FrozenAudience, VariableSource } from "./campaign-audience";
import type { CampaignVariant } from "./campaign-variants";
import { at, id } from "./columns";
import { messages } from "./delivery";
import { numbers } from "./numbers";
import { groups, users } from "./team";
import { templates } from "./templates";

/** A variable of the template in the order of the CSV columns (S2.25), with its default (S2.23). */
export type CampaignVariable = {
  key: string;
  label: string;
  defaultValue: string;
  /** What fills it for contacts of the directory. */
  source?: VariableSource | null;
};

export const campaigns = pgTable(
  "campaigns",
  {
    id: id(),
    name: text().notNull(),
    note: text(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id),
    templateId: uuid()
      .notNull()
      .references(() => templates.id),
    status: text().$type<CampaignStatus>().notNull(),
    /** Why it is paused when nobody paused it: `template`, `number`, … */
    pauseReason: text(),
    variables: jsonb().$type<CampaignVariable[]>().notNull().default([]),
    /** Recipients from the directory; files stand beside it. */
    audience: jsonb().$type<Audience>().notNull().default({ steps: [], phoneField: null }),
    /** When the audience became recipients; null = it is still asked anew. */
    audienceFixedAt: at(),
    /** Counts the writes to a draft: one made on an older revision is refused, so that two people lose nothing. */
    revision: integer().notNull().default(0),
    /** What every recipient gets alike, by place: the place on the map, the end of an offer. */
    fixed: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Up to three more templates, each for its share of the recipients (A/B); empty = everybody gets the one. */
    variants: jsonb().$type<CampaignVariant[]>().notNull().default([]),
    /** Part of the daily limit this campaign may use (S0.35): the number's or the plan's, whichever is smaller. */
    dailyShare: integer(),
    /** Its plan; what it does not say is as usual (campaigns/schedule-schema). */
    schedule: jsonb().$type<Partial<CampaignSchedule>>().notNull().default({}),
    /** When a planned one starts. */
    startsAt: at(),
    /** The numbers behind `pauseReason`: what the guard saw, how late it was. */
    pauseDetails: jsonb().$type<Record<string, string | number>>(),
    /** What the guard compares with, since the last start or resume. */
    guardArmed: jsonb().$type<ArmedGuard>(),
    /** Recipients turned into messages so far, and in the day of a spread plan that began then; counted in the feeding transaction. */
    fed: integer().notNull().default(0),
    dayFrom: at(),
    dayFed: integer().notNull().default(0),
    /** How many its start foresaw to be left out, the decided ones included; each is decided anew when its turn comes. */
    foreseenSkipped: integer().notNull().default(0),
    /** Why a running one sends nothing now though nobody stopped it, and when it goes on; written by its tick. */
    waitReason: text().$type<CampaignWait>(),
    waitUntil: at(),
    /** Addresses in its texts become short links that count who opens them (O28). */
    shortLinks: boolean().notNull().default(false),
    /** The campaign whose failed recipients it sends to again (O5). */
    parentId: uuid().references((): AnyPgColumn => campaigns.id),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: at().notNull().defaultNow(),
    launchedAt: at(),
    pausedAt: at(),
    finishedAt: at(),
    endedById: uuid().references(() => users.id),
    /** Why it goes to clients without consent to marketing, and who said so (S4.3); null = they are left out. */
    consentOverrideReason: text(),
    consentOverrideById: uuid().references(() => users.id),
    consentOverrideAt: at(),
    /** Who gets its replies, before the routing of the number is asked: the group, or the person first; null = the number's routing. */
    replyGroupId: uuid().references(() => groups.id),
    replyOperatorId: uuid().references(() => users.id),
  },
  (t) => [
    index("campaigns_status").on(t.status, t.createdAt),
    index("campaigns_planned").on(t.startsAt).where(sql`status = 'planned'`),
    index("campaigns_parent").on(t.parentId).where(sql`parent_id is not null`),
    // Two repetitions side by side would send to the same people.
    uniqueIndex("campaigns_repeated_once")
      .on(t.parentId)
      .where(sql`status in ('draft', 'planned', 'running', 'paused')`),
  ],
);

/** How a file is read, decided from its first bytes; the same for every later part of it. */
export type CsvReading = {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1250";
  /** Only ASCII so far: a later byte may still turn out to be Windows-1250. */
  asciiOnly: boolean;
  separator: string;
  hasHeader: boolean;
  /** Column of the phone, then of every variable; -1 = not in the file. */
  columns: number[];
};

/**
 * One uploaded file, or one fixed audience; rows become recipients. It comes in parts, each committed with where the next one
 * begins.
 */
export const recipientImports = pgTable(
  "recipient_imports",
  {
    id: id(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: "cascade" }),
    fileName: text().notNull(),
    /** `minus`: whose phones stand in the file gets nothing; its rows are `recipient_exclusions`. */
    mode: text().$type<AudienceMode>().notNull().default("add"),
    status: text().$type<"running" | "done" | "cancelled" | "failed">().notNull(),
    error: text(),
    header: jsonb().$type<string[]>().notNull().default([]),
    byteSize: bigint({ mode: "number" }).notNull().default(0),
    /** Bytes read so far, always the end of a record: where the next part begins. */
    byteOffset: bigint({ mode: "number" }).notNull().default(0),
    reading: jsonb().$type<CsvReading>(),
    /** Whom it takes from the directory; null = it is a file. */
    audience: jsonb().$type<FrozenAudience>(),
    /** The last contact of the directory that was looked at. */
    contactCursor: uuid(),
    rowCount: integer().notNull().default(0),
    createdById: uuid().notNull(),
    createdAt: at().notNull().defaultNow(),
    finishedAt: at(),
  },
  (t) => [index("recipient_imports_campaign").on(t.campaignId)],
);

/** Phones of files that are taken away from a campaign, whatever else brings them. */
export const recipientExclusions = pgTable(
  "recipient_exclusions",
  {
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: "cascade" }),
    importId: uuid()
      .notNull()
      .references(() => recipientImports.id, { onDelete: "cascade" }),
    phone: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.phone, t.importId] }),
    index("recipient_exclusions_import").on(t.importId),
  ],
);

const dialCodeSql = sql`case
  when phone ~ '^\\+1(671|670|684)' then substr(phone, 2, 4)
  when phone ~ '^\\+[17]' then substr(phone, 2, 1)
  when phone ~ '^\\+(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' then substr(phone, 2, 2)
  else substr(phone, 2, 3) end`;

/** Who is to receive the campaign. What became of the sending is read from the message, never copied here. */
export const recipients = pgTable(
  "recipients",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: "cascade" }),
    importId: uuid().references(() => recipientImports.id),
    /** Row of the file, from 1, the header not counted. */
    rowNumber: integer().notNull(),
    plan: text().$type<RecipientPlan>().notNull(),
    /** Why it is invalid or skipped: a code of campaigns/rules. */
    planReason: text(),
    phoneGiven: text().notNull(),
    /** E.164 with plus; null when invalid. */
    phone: text(),
    /** Its calling code, by which hours are kept; campaigns/dial-zone-rules says the same. */
    dialCode: text().generatedAlwaysAs(dialCodeSql),
    /** Frozen values in the order of the campaign's variables, defaults filled in. */
    values: jsonb().$type<string[]>().notNull(),
    /** Which template it got, 0 = the first; frozen with the message. Null in a campaign with one template. */
    variant: smallint(),
    messageId: uuid().references(() => messages.id),
  },
  (t) => [
    uniqueIndex("recipients_once").on(t.campaignId, t.phone).where(sql`plan in ('planned', 'cancelled')`),
    index("recipients_unfed").on(t.campaignId, t.dialCode, t.id).where(sql`plan = 'planned' and message_id is null`),
    index("recipients_plan").on(t.campaignId, t.plan, t.id),
    index("recipients_message").on(t.messageId),
    index("recipients_phone").on(t.phone),
  ],
);
