import { z } from "zod";
import { contactRowOutcomes, fieldKinds, fieldScopes, fieldTests } from "@/db/enums";

export const searchInput = z.object({
  query: z.string().trim().max(120),
  limit: z.number().int().min(1).max(20).default(10),
});

const days = z.number().int().min(1).max(3650);

/** A condition of a filter (S2.6); all of a filter hold together. */
export const conditionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("field"),
    key: z.string().min(1).max(60),
    test: z.enum(fieldTests),
    value: z.string().trim().max(200),
  }),
  z.object({ kind: z.literal("tag"), tagId: z.uuid() }),
  z.object({ kind: z.literal("number"), numberId: z.uuid() }),
  z.object({ kind: z.literal("consent"), is: z.enum(["given", "withdrawn", "unknown"]) }),
  z.object({ kind: z.literal("blocked"), is: z.boolean() }),
  z.object({ kind: z.literal("created"), test: z.enum(["within", "before"]), days }),
  z.object({ kind: z.literal("lastMessage"), test: z.enum(["within", "before", "never"]), days }),
]);

const conditions = z.array(conditionSchema).max(20);
const soughtFields = { search: z.string().trim().max(120).default(""), conditions: conditions.default([]) };

export const contactOrders = ["name", "newest"] as const;
export type ContactOrder = (typeof contactOrders)[number];

export const countInput = z.object(soughtFields);
export type CountInput = z.infer<typeof countInput>;

/** As an address carries it: the conditions as JSON. */
export const exportQuery = z.object({
  search: soughtFields.search,
  conditions: z
    .string()
    .max(10_000)
    .default("[]")
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue("no JSON");
        return z.NEVER;
      }
    })
    .pipe(conditions),
});

export const listContactsInput = z.object({
  ...soughtFields,
  order: z.enum(contactOrders).default("name"),
  /** Sixty signs of a name; some count twice here. */
  cursor: z.object({ key: z.string().max(120), id: z.uuid() }).nullish(),
  limit: z.number().int().min(1).max(100).default(60),
});
export type ListContactsInput = z.infer<typeof listContactsInput>;

export const saveFilterInput = z.object({
  filterId: z.uuid().nullish(),
  name: z.string().trim().min(1).max(60),
  conditions: conditions.min(1),
  isShared: z.boolean(),
});
export type SaveFilterInput = z.infer<typeof saveFilterInput>;
export const filterInput = z.object({ filterId: z.uuid() });

export const contactInput = z.object({ contactId: z.uuid() });
export const timelineInput = contactInput.extend({
  /** The last session of the page before. */
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type TimelineInput = z.input<typeof timelineInput>;

/** What people write of a contact; null = leave as it is, empty = nothing. */
const contactValues = {
  name: z.string().trim().max(120).nullable(),
  email: z.string().trim().max(254).nullable(),
  fields: z.record(z.string().max(60), z.string().max(2000)),
};
export const createContactInput = z.object({ ...contactValues, phone: z.string().trim().min(1).max(40) });
export type CreateContactInput = z.infer<typeof createContactInput>;
export const changeContactInput = z.object({ contactId: z.uuid(), ...contactValues });
export type ChangeContactInput = z.infer<typeof changeContactInput>;

export const blockInput = z.object({ contactId: z.uuid(), reason: z.string().trim().min(3).max(300) });
export type BlockInput = z.infer<typeof blockInput>;
export const blockListInput = z.object({
  search: z.string().trim().max(120).default(""),
  cursor: z.object({ at: z.date(), id: z.uuid() }).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type BlockListInput = z.infer<typeof blockListInput>;

/** No braces or quotes: a key may stand as a variable in a text. */
const key = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^{}"'\\]*$/);
const fieldShape = {
  label: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^{}"'\\]*$/),
  options: z.array(z.string().trim().min(1).max(80)).max(100),
  required: z.boolean(),
};
const scope = z.enum(fieldScopes).default("contact");
export const fieldsInput = z.object({ scope }).default({ scope: "contact" });
export const addFieldInput = z
  .object({ ...fieldShape, scope, key, kind: z.enum(fieldKinds) })
  .refine(({ kind, options }) => kind !== "choice" || options.length > 0, { path: ["options"] });
export type AddFieldInput = z.infer<typeof addFieldInput>;
export const changeFieldInput = z.object({ fieldId: z.uuid(), ...fieldShape });
export type ChangeFieldInput = z.infer<typeof changeFieldInput>;
export const moveFieldInput = z.object({ fieldId: z.uuid(), by: z.union([z.literal(-1), z.literal(1)]) });
export type MoveFieldInput = z.infer<typeof moveFieldInput>;
export const retireFieldInput = z.object({ fieldId: z.uuid(), isRetired: z.boolean() });
export type RetireFieldInput = z.infer<typeof retireFieldInput>;

export const mergeInput = z
  .object({ keptId: z.uuid(), mergedId: z.uuid() })
  .refine(({ keptId, mergedId }) => keptId !== mergedId);
export type MergeInput = z.infer<typeof mergeInput>;
export const undoMergeInput = z.object({ mergeId: z.uuid() });

const target = z.union([
  z.enum(["name", "email", "phone"]),
  z
    .string()
    .max(70)
    .regex(/^field:./),
]);
export const startImportInput = z.object({
  fileName: z.string().trim().min(1).max(200),
  byteSize: z.number().int().min(1).max(200_000_000),
  reading: z.object({
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1250", "iso-8859-2"]),
    asciiOnly: z.boolean(),
    separator: z.enum([";", ",", "\t", "|"]),
    hasHeader: z.boolean(),
  }),
  header: z.array(z.string().max(500)).max(200),
  mapping: z.array(target.nullable()).min(1).max(200),
});
export type StartImportInput = z.infer<typeof startImportInput>;
export const importInput = z.object({ importId: z.uuid() });
export type ImportInput = z.infer<typeof importInput>;
export const importRowsInput = importInput.extend({
  outcome: z.enum(contactRowOutcomes),
  /** The last row of the page before. */
  cursor: z.number().int().min(0).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ImportRowsInput = z.infer<typeof importRowsInput>;
export const importPartQuery = z.object({ offset: z.coerce.number().int().min(0) });
