import { z } from "zod";
import type { CardComponent, TemplateButton, TemplateComponent } from "../model";

/** What may be created (providers.md A12.1): lengths are left to the rules, which refuse them in Meta's own words. */
const name = z.string().regex(/^[a-z0-9_]{1,512}$/, "must be lower case letters, digits and underscores");
const language = z.string().regex(/^[a-z]{2,3}(?:_[A-Za-z]{2,4})?$/, "must be a language code");
const category = z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]);

const named = z.array(z.strictObject({ param_name: z.string(), example: z.string() }));
const headerExample = z.strictObject({
  header_text: z.array(z.string()).optional(),
  header_text_named_params: named.optional(),
  header_handle: z.array(z.string()).optional(),
});
const bodyExample = z.strictObject({
  body_text: z.array(z.array(z.string())).optional(),
  body_text_named_params: named.optional(),
});

const button = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("QUICK_REPLY"), text: z.string() }),
  z.strictObject({
    type: z.literal("URL"),
    text: z.string(),
    url: z.string(),
    example: z.array(z.string()).length(1).optional(),
  }),
  z.strictObject({ type: z.literal("PHONE_NUMBER"), text: z.string(), phone_number: z.string() }),
  z.strictObject({ type: z.literal("COPY_CODE"), example: z.string() }),
  z.strictObject({
    type: z.literal("FLOW"),
    text: z.string(),
    flow_id: z.string().optional(),
    flow_name: z.string().optional(),
    flow_action: z.string().optional(),
    navigate_screen: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("OTP"),
    otp_type: z.enum(["COPY_CODE", "ONE_TAP", "ZERO_TAP"]),
    text: z.string().optional(),
    autofill_text: z.string().optional(),
    zero_tap_terms_accepted: z.boolean().optional(),
    supported_apps: z.array(z.strictObject({ package_name: z.string(), signature_hash: z.string() })).optional(),
  }),
]);

const header = z.strictObject({
  type: z.literal("HEADER"),
  format: z.enum(["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"]),
  text: z.string().optional(),
  example: headerExample.optional(),
});
const body = z.strictObject({
  type: z.literal("BODY"),
  text: z.string().optional(),
  example: bodyExample.optional(),
  add_security_recommendation: z.boolean().optional(),
});
const buttons = z.strictObject({ type: z.literal("BUTTONS"), buttons: z.array(button).min(1) });
const cardPart = z.discriminatedUnion("type", [header, body, buttons]);
const component = z.discriminatedUnion("type", [
  header,
  body,
  buttons,
  z.strictObject({
    type: z.literal("FOOTER"),
    text: z.string().optional(),
    code_expiration_minutes: z.number().int().min(1).max(90).optional(),
  }),
  z.strictObject({
    type: z.literal("LIMITED_TIME_OFFER"),
    limited_time_offer: z.strictObject({ text: z.string().max(16), has_expiration: z.boolean() }),
  }),
  z.strictObject({
    type: z.literal("CAROUSEL"),
    cards: z
      .array(z.strictObject({ components: z.array(cardPart) }))
      .min(1)
      .max(10),
  }),
]);

export const createTemplateSchema = z.strictObject({
  name,
  language,
  category,
  parameter_format: z.enum(["POSITIONAL", "NAMED"]).optional(),
  allow_category_change: z.boolean().optional(),
  message_send_ttl_seconds: z.number().int().optional(),
  components: z.array(component).min(1),
});
export type CreateTemplate = z.infer<typeof createTemplateSchema>;

export const editTemplateSchema = z
  .strictObject({
    category: category.optional(),
    message_send_ttl_seconds: z.number().int().optional(),
    components: z.array(component).min(1).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "names no change");

/** As it will be listed: WhatsApp writes the words of an authentication template. */
export function toModel(part: CreateTemplate["components"][number]): TemplateComponent {
  switch (part.type) {
    case "FOOTER":
      return { ...part, text: part.text ?? `Platnost kódu vyprší za ${part.code_expiration_minutes} min.` };
    case "LIMITED_TIME_OFFER":
      return part;
    case "CAROUSEL":
      return { type: "CAROUSEL", cards: part.cards.map(({ components }) => ({ components: components.map(toPart) })) };
    default:
      return toPart(part);
  }
}

function toPart(part: z.infer<typeof cardPart>): CardComponent {
  if (part.type === "BUTTONS") return { type: "BUTTONS", buttons: part.buttons.map(toButton) };
  if (part.type === "BODY") {
    const note = part.add_security_recommendation ? " Z bezpečnostních důvodů ho nikomu nesdělujte." : "";
    return { ...part, text: part.text ?? `*{{1}}* je váš ověřovací kód.${note}` };
  }
  const { format, example } = part;
  return format === "TEXT"
    ? { type: "HEADER", format, text: part.text ?? "", example }
    : { type: "HEADER", format, example };
}

function toButton(given: z.infer<typeof button>): TemplateButton {
  if (given.type === "COPY_CODE") return { ...given, text: "Zkopírovat kód" };
  if (given.type === "OTP") return { ...given, text: given.text ?? "Zkopírovat kód" };
  return given;
}
