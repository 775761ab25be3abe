import { z } from "zod";

const text = (max: number) => z.string().min(1).max(max);
const words = (max: number) => z.strictObject({ text: text(max) });
const file = z.strictObject({ id: z.string().optional(), link: z.url().optional() });

const header = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: text(60) }),
  z.strictObject({ type: z.literal("image"), image: file }),
  z.strictObject({ type: z.literal("video"), video: file }),
  z.strictObject({ type: z.literal("document"), document: file }),
]);
export type InteractiveHeader = z.infer<typeof header>;
const around = { header: header.optional(), footer: words(60).optional() };

const row = z.strictObject({ id: text(200), title: text(24), description: z.string().max(72).optional() });
const sections = z
  .array(z.strictObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .max(10)
  .refine((all) => all.reduce((sum, { rows }) => sum + rows.length, 0) <= 10, "more than 10 rows")
  .refine((all) => all.length === 1 || all.every(({ title }) => title), "every section needs a title");

/** Buttons, a list, a link below a text (providers.md A3.4). */
export const interactive = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("button"),
    ...around,
    body: words(1024),
    action: z.strictObject({
      buttons: z
        .array(z.strictObject({ type: z.literal("reply"), reply: z.strictObject({ id: text(256), title: text(20) }) }))
        .min(1)
        .max(3),
    }),
  }),
  z.strictObject({
    type: z.literal("list"),
    header: z.strictObject({ type: z.literal("text"), text: text(60) }).optional(),
    footer: words(60).optional(),
    body: words(4096),
    action: z.strictObject({ button: text(20), sections }),
  }),
  z.strictObject({
    type: z.literal("cta_url"),
    ...around,
    body: words(1024),
    action: z.strictObject({
      name: z.literal("cta_url"),
      parameters: z.strictObject({ display_text: text(20), url: z.url() }),
    }),
  }),
]);
export type Interactive = z.infer<typeof interactive>;

/** Besides the whole name one of its parts is required (providers.md A3.3). */
export const contactCard = z.strictObject({
  name: z
    .strictObject({
      formatted_name: text(200),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
    })
    .refine(({ first_name, last_name }) => first_name || last_name, "needs a part besides formatted_name"),
  phones: z.array(z.strictObject({ phone: z.string(), type: z.string().optional(), wa_id: z.string().optional() })),
  emails: z.array(z.strictObject({ email: z.string(), type: z.string().optional() })).optional(),
  org: z.strictObject({ company: z.string() }).optional(),
});
