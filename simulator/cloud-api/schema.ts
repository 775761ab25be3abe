import { z } from "zod";
import { contactCard, interactive } from "./interactive-schema";

const text = (max: number) => z.string().min(1).max(max);
const byIdOrLink = { id: z.string().optional(), link: z.url().optional() };
const caption = z.string().max(1024).optional();
const number = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number);

const media = z.strictObject(byIdOrLink);
const captioned = z.strictObject({ ...byIdOrLink, caption });
const audio = z.strictObject({ ...byIdOrLink, voice: z.boolean().optional() });
const document = z.strictObject({ ...byIdOrLink, caption, filename: z.string().max(240).optional() });
const location = z.strictObject({
  latitude: number,
  longitude: number,
  name: z.string().max(1000).optional(),
  address: z.string().max(1000).optional(),
});

const textParameter = z.strictObject({
  type: z.literal("text"),
  text: z.string(),
  parameter_name: z.string().optional(),
});
const headerParameter = z.discriminatedUnion("type", [
  textParameter,
  z.strictObject({ type: z.literal("image"), image: media }),
  z.strictObject({ type: z.literal("video"), video: media }),
  z.strictObject({
    type: z.literal("document"),
    document: z.strictObject({ ...byIdOrLink, filename: z.string().optional() }),
  }),
  z.strictObject({ type: z.literal("location"), location }),
]);
const buttonParameter = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: text(2000) }),
  z.strictObject({ type: z.literal("payload"), payload: text(256) }),
  z.strictObject({ type: z.literal("coupon_code"), coupon_code: text(20) }),
  z.strictObject({
    type: z.literal("action"),
    action: z.strictObject({
      flow_token: text(256),
      flow_action_data: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
]);
const header = z.strictObject({ type: z.literal("header"), parameters: z.array(headerParameter).max(1) });
const body = z.strictObject({ type: z.literal("body"), parameters: z.array(textParameter) });
const button = z.strictObject({
  type: z.literal("button"),
  sub_type: z.enum(["url", "quick_reply", "copy_code", "flow"]),
  index: z.coerce.number().int().min(0).max(9),
  parameters: z.array(buttonParameter).length(1),
});
const cardPart = z.discriminatedUnion("type", [header, body, button]);
export type GivenCardPart = z.infer<typeof cardPart>;
const component = z.discriminatedUnion("type", [
  header,
  body,
  button,
  z.strictObject({
    type: z.literal("limited_time_offer"),
    parameters: z
      .array(
        z.strictObject({
          type: z.literal("limited_time_offer"),
          limited_time_offer: z.strictObject({ expiration_time_ms: z.number().int().positive() }),
        }),
      )
      .length(1),
  }),
  z.strictObject({
    type: z.literal("carousel"),
    cards: z
      .array(z.strictObject({ card_index: z.number().int().min(0).max(9), components: z.array(cardPart) }))
      .min(1)
      .max(10),
  }),
]);
export type GivenComponent = z.infer<typeof component>;

const envelope = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z
    .string()
    .regex(/^\+?\d{6,17}$/, "must be a phone number")
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.\d+$/, "must be a business-scoped user id")
    .optional(),
  context: z.strictObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

/** A message as `POST /messages` wants it (providers.md A2–A4); a field that is not here is refused with code 100. */
export const sendSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      ...envelope,
      type: z.literal("text"),
      text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
    }),
    z.strictObject({ ...envelope, type: z.literal("image"), image: captioned }),
    z.strictObject({ ...envelope, type: z.literal("video"), video: captioned }),
    z.strictObject({ ...envelope, type: z.literal("audio"), audio }),
    z.strictObject({ ...envelope, type: z.literal("sticker"), sticker: media }),
    z.strictObject({ ...envelope, type: z.literal("document"), document }),
    z.strictObject({ ...envelope, type: z.literal("location"), location }),
    z.strictObject({
      ...envelope,
      type: z.literal("reaction"),
      reaction: z.strictObject({ message_id: z.string().min(1), emoji: z.string().max(20) }),
    }),
    z.strictObject({ ...envelope, type: z.literal("contacts"), contacts: z.array(contactCard).min(1).max(257) }),
    z.strictObject({ ...envelope, type: z.literal("interactive"), interactive }),
    z.strictObject({
      ...envelope,
      type: z.literal("template"),
      template: z.strictObject({
        name: z.string(),
        language: z.strictObject({ code: z.string(), policy: z.literal("deterministic").optional() }),
        components: z.array(component).optional(),
      }),
    }),
  ])
  .refine(({ to, recipient }) => to !== undefined || recipient !== undefined, { path: ["to"], message: "is required" });
export type SendBody = z.infer<typeof sendSchema>;

export const readSchema = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string().min(1),
  typing_indicator: z.strictObject({ type: z.literal("text") }).optional(),
});
