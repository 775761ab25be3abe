import { z } from "zod";
import { mediaKinds } from "./model";

const shared = {
  /** The company number by id or phone. */
  number: z.string(),
  /** The message that is quoted, by the provider's id. */
  replyTo: z.string().optional(),
  forwarded: z.boolean().default(false),
};

const media = z.strictObject({
  ...shared,
  type: z.enum(mediaKinds),
  /** The file in base64; absent: the built-in sample of this kind. */
  base64: z.base64().optional(),
  mimeType: z.string().optional(),
  fileName: z.string().max(240).optional(),
  caption: z.string().max(1024).optional(),
});

/** What a client does: everything WhatsApp lets a person send to a company. */
export const writeSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...shared, type: z.literal("text"), text: z.string().min(1).max(65_536) }),
  media,
  z.strictObject({
    ...shared,
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.strictObject({
    ...shared,
    type: z.literal("contacts"),
    contacts: z.array(z.strictObject({ name: z.string().min(1), phone: z.string().min(1) })).min(1),
  }),
  z.strictObject({ ...shared, type: z.literal("reaction"), messageId: z.string(), emoji: z.string() }),
  /** A template's quick reply; `messageId` names the template message. */
  z.strictObject({ ...shared, type: z.literal("button"), messageId: z.string(), text: z.string() }),
  z.strictObject({
    ...shared,
    type: z.literal("list"),
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
  }),
  z.strictObject({
    ...shared,
    type: z.literal("order"),
    text: z.string().default(""),
    productIds: z.array(z.string()).min(1),
  }),
  z.strictObject({ ...shared, type: z.literal("flow"), answers: z.record(z.string(), z.string()) }),
  z.strictObject({ ...shared, type: z.literal("edit"), messageId: z.string(), text: z.string().min(1) }),
  z.strictObject({ ...shared, type: z.literal("revoke"), messageId: z.string() }),
  /** They have another phone from now on. */
  z.strictObject({ ...shared, type: z.literal("moved"), phone: z.string() }),
  z.strictObject({ ...shared, type: z.literal("unsupported"), what: z.string().default("poll") }),
]);
export type Write = z.infer<typeof writeSchema>;
