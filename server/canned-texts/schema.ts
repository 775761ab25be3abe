import { z } from "zod";
import { cannedTextScopes } from "@/db/enums";

export const maxFiles = 5;
/** What may follow `/` or `#`: a letter, then letters, digits, hyphens (`#12` is an order, not a text); kept in lower case. */
export const shortcutSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^\p{L}[\p{L}\p{N}_-]{0,29}$/u);

const fields = z.object({
  scope: z.enum(cannedTextScopes),
  /** Of a group's text only. */
  groupId: z.uuid().nullable(),
  folder: z.string().trim().max(60),
  name: z.string().trim().min(1).max(80),
  shortcut: shortcutSchema.nullable(),
  body: z.string().trim().min(1).max(4096),
  mediaIds: z.array(z.uuid()).max(maxFiles),
});

/** One form and one procedure (N.61). */
export const cannedTextFields = fields.refine(({ scope, groupId }) => (scope === "group") === (groupId !== null), {
  path: ["groupId"],
});
export type CannedTextFields = z.infer<typeof cannedTextFields>;

export const cannedTextInput = z.object({ cannedTextId: z.uuid() });
export const changeCannedTextInput = cannedTextInput.extend({ fields: cannedTextFields });
export type ChangeCannedTextInput = z.infer<typeof changeCannedTextInput>;

export const favouriteInput = cannedTextInput.extend({ isOn: z.boolean() });
export type FavouriteInput = z.infer<typeof favouriteInput>;
