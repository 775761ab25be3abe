import { z } from "zod";

const text = z.string().min(1);
const action = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("QUICK_REPLY"), title: text.max(25), id: z.string().max(200).optional() }),
  z.strictObject({ type: z.literal("URL"), title: text.max(25), url: z.string().max(2000) }),
  z.strictObject({ type: z.literal("PHONE_NUMBER"), title: text.max(25), phone: z.string() }),
  z.strictObject({ type: z.literal("COPY_CODE"), title: z.string(), code: text }),
]);
const actions = z.array(action).min(1).max(10);
const only = <T extends string>(...types: T[]) =>
  actions.refine(
    (all) => all.every(({ type }) => types.some((known) => known === type)),
    `takes only ${types.join(", ")}`,
  );
const media = z.array(z.string()).length(1);

/** The types of Content that a template may have (providers.md C6); a field that is not here is refused. */
export const contentSchema = z.strictObject({
  friendly_name: text,
  language: text,
  variables: z.record(z.string().max(16), text.max(1600)).default({}),
  types: z
    .strictObject({
      "twilio/text": z.strictObject({ body: text.max(1600) }).optional(),
      "twilio/media": z.strictObject({ body: text.optional(), media }).optional(),
      "twilio/quick-reply": z.strictObject({ body: text.max(1024), actions: only("QUICK_REPLY") }).optional(),
      "twilio/call-to-action": z
        .strictObject({ body: text.max(640), actions: only("URL", "PHONE_NUMBER", "COPY_CODE") })
        .optional(),
      "twilio/carousel": z
        .strictObject({
          body: text.max(1024),
          cards: z
            .array(
              z.strictObject({
                title: z.string().optional(),
                body: text.max(160).optional(),
                media: z.string().optional(),
                actions: only("QUICK_REPLY", "URL", "PHONE_NUMBER").optional(),
              }),
            )
            .min(2)
            .max(10),
        })
        .optional(),
      "whatsapp/card": z
        .strictObject({
          body: text.max(1024),
          header_text: z.string().max(60).optional(),
          footer: z.string().max(60).optional(),
          media: media.optional(),
          actions: actions.optional(),
        })
        .optional(),
      "whatsapp/authentication": z
        .strictObject({
          add_security_recommendation: z.boolean().optional(),
          code_expiration_minutes: z.number().int().min(1).max(90).optional(),
          actions: z.array(z.strictObject({ type: z.literal("COPY_CODE"), copy_code_text: text })).length(1),
        })
        .optional(),
      "whatsapp/flows": z
        .strictObject({
          body: text,
          button_text: text,
          flow_id: text,
          flow_token: z.string().optional(),
          flow_first_page_id: z.string().optional(),
        })
        .optional(),
    })
    .refine((types) => Object.keys(types).length > 0, "names no type"),
});
export type ContentBody = z.infer<typeof contentSchema>;

export const approvalSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, "must be lower case letters, digits and underscores"),
  category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]),
});
