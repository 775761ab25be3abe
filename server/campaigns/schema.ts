import { z } from "zod";
import { audienceModes, campaignReactions, failureGroups, recipientStatuses } from "@/db/enums";
import { reasonSchema } from "../consent/schema";
import { mostSteps } from "./audience-rules";
import { ledgerColumns } from "./ledger-rules";
import { variantLetters } from "./ledger-schema";
import { mostVariants } from "./variant-rules";

export const campaignInput = z.object({ campaignId: z.uuid() });

/** A write to a draft; `revision`: the one that its writer saw. Without it the last write wins. */
export const draftWrite = campaignInput.extend({ revision: z.number().int().min(0).optional() });
export type DraftWrite = z.infer<typeof draftWrite>;

const variableSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["name", "firstName", "phone", "email", "fixed"]) }),
  z.object({ kind: z.literal("field"), key: z.string().min(1).max(60) }),
]);

const variable = z.object({
  key: z.string().min(1).max(80),
  label: z.string().trim().min(1).max(80),
  defaultValue: z.string().trim().max(1024),
  source: variableSource.nullish(),
});

const mode = z.enum(audienceModes);
const audience = z.object({
  steps: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({ mode, kind: z.literal("everybody") }),
        z.object({ mode, kind: z.literal("filter"), filterId: z.uuid() }),
        z.object({ mode, kind: z.literal("tag"), tagId: z.uuid() }),
        z.object({ mode, kind: z.literal("campaign"), campaignId: z.uuid(), reaction: z.enum(campaignReactions) }),
      ]),
    )
    .max(mostSteps),
  phoneField: z.string().min(1).max(60).nullable(),
});
export const saveAudienceInput = draftWrite.extend({ audience });
export type SaveAudienceInput = z.infer<typeof saveAudienceInput>;

const sources = z.array(variableSource.nullable()).max(80);
/** Without `sources`: the campaign's own. */
export const countAudienceInput = campaignInput.extend({ audience, sources: sources.optional() });
export const addRecipientsInput = campaignInput.extend({ audience, sources });
export type AddRecipientsInput = z.infer<typeof addRecipientsInput>;

/** One schema for the wizard's form and the procedure. */
export const campaignFields = z.object({
  name: z.string().trim().min(1).max(120),
  note: z.string().trim().max(500),
  numberId: z.uuid(),
  templateId: z.uuid(),
  variables: z.array(variable).max(80),
  fixed: z.record(z.string().max(80), z.string().trim().max(1024)).default({}),
  /** Addresses in its texts become short links that count who opens them (O28). */
  shortLinks: z.boolean().optional(),
});
export type CampaignFields = z.infer<typeof campaignFields>;

const place = z.object({ key: z.string().min(1).max(80) });
const variantPlace = z.discriminatedUnion("kind", [
  place.extend({ kind: z.literal("variable"), from: z.string().min(1).max(80) }),
  place.extend({ kind: z.literal("fixed"), value: z.string().trim().min(1).max(1024) }),
]);
export const saveVariantsInput = draftWrite.extend({
  variants: z
    .array(
      z.object({ templateId: z.uuid(), share: z.number().int().min(1).max(99), places: z.array(variantPlace).max(80) }),
    )
    .max(mostVariants),
});
export type SaveVariantsInput = z.infer<typeof saveVariantsInput>;

/** A row as the preview shows it, to a phone of the person. */
export const sendTestInput = z.object({
  campaignId: z.uuid(),
  variant: z.number().int().min(0).max(mostVariants),
  values: z.array(z.string().max(1024)).max(80),
  phone: z.string().trim().min(1).max(40),
});
export type SendTestInput = z.infer<typeof sendTestInput>;

export const createInput = campaignFields;
export const updateInput = draftWrite.extend(campaignFields.shape);

export const campaignTabs = ["all", "running", "planned", "draft", "done"] as const;
export type CampaignTab = (typeof campaignTabs)[number];
export const listInput = z.object({ tab: z.enum(campaignTabs), search: z.string().trim().max(120) });

/** A state, or whoever replied (O27) or opened a short link (O28), in whatever state their message is. */
const recipientFilters = [...recipientStatuses, "replied", "clicked"] as const;
export type RecipientFilter = (typeof recipientFilters)[number];

export const recipientsInput = z.object({
  campaignId: z.uuid(),
  status: z.enum(recipientFilters).nullable(),
  /** Failed sends of a group (O4). */
  group: z.enum(failureGroups).nullish(),
  /** A column of the ledger. */
  column: z.enum(ledgerColumns).nullish(),
  /** Where they come from: an import, or none of them (`none`). */
  source: z.union([z.uuid(), z.literal("none")]).nullish(),
  /** Who got this template of an A/B campaign. */
  variant: z.enum(variantLetters).nullish(),
  search: z.string().trim().max(120),
  /** Id of the last row seen. */
  cursor: z.number().int().nullish(),
});
export type RecipientsInput = z.infer<typeof recipientsInput>;

/** The same choice in the address of a file. */
export const chosenQuery = z.object({
  status: z.enum(recipientFilters).optional(),
  group: z.enum(failureGroups).optional(),
  column: z.enum(ledgerColumns).optional(),
  source: z.union([z.uuid(), z.literal("none")]).optional(),
  variant: z.enum(variantLetters).optional(),
});
export type ChosenRecipients = z.infer<typeof chosenQuery>;

/** The first rows, those with the shortest, the longest or odd values, or with a missing one (O10). */
export const previewKinds = ["first", "shortest", "longest", "odd", "problems"] as const;
export type PreviewKind = (typeof previewKinds)[number];
export const previewInput = z.object({ campaignId: z.uuid(), kind: z.enum(previewKinds) });

export const startImportInput = z.object({
  campaignId: z.uuid(),
  fileName: z.string().trim().min(1).max(255),
  byteSize: z.number().int().min(1).max(4_000_000_000),
  /** `minus`: its phones are taken away. */
  mode: mode.default("add"),
});
export type StartImportInput = z.input<typeof startImportInput>;

/** Query of one part; `columns` (with the first one): chosen by a person, else by header or order (S2.25). */
export const partQuery = z.object({
  import: z.uuid(),
  offset: z.coerce.number().int().min(0),
  columns: z
    .string()
    .regex(/^-?\d{1,3}(?:,-?\d{1,3}){0,80}$/)
    .transform((text) => text.split(",").map(Number))
    .optional(),
});

/** Null takes the exception back. */
export const exceptConsentInput = z.object({ campaignId: z.uuid(), reason: reasonSchema.nullable() });

export const importInput = z.object({ campaignId: z.uuid(), importId: z.uuid() });

/** Sends again to those who failed, under a name of its own. */
export const repeatInput = z.object({ campaignId: z.uuid(), name: z.string().trim().min(1).max(120) });
export type RepeatInput = z.infer<typeof repeatInput>;

export const attemptsInput = z.object({ campaignId: z.uuid(), recipientId: z.number().int() });

export const mostCompared = 5;
export const compareInput = z.object({ campaignIds: z.array(z.uuid()).max(mostCompared) });

/** What a person typed: how many contacts will not get the message any more. */
export const endInput = z.object({ campaignId: z.uuid(), typedCount: z.number().int().min(0) });
export type EndInput = z.infer<typeof endInput>;
