import { z } from "zod";
import { templateCategories } from "@/db/enums";
import type { TemplateComponent } from "../providers/types";
import { cardFormats, type DraftContent, headerFormats } from "./draft-rules";

export const templateListInput = z.object({ numberId: z.uuid().optional() });
export const syncInput = z.object({ numberId: z.uuid() });
export const templateInput = z.object({ templateId: z.uuid() });
export const draftInput = z.object({ draftId: z.uuid() });
export const editedInput = z.object({ id: z.uuid() });
export const deleteTemplateInput = z.object({ templateId: z.uuid(), name: z.string().max(512) });
export const markInput = z.object({ numberId: z.uuid(), name: z.string().min(1).max(512), on: z.boolean() });
export const submitInput = z.object({ draftId: z.uuid(), revision: z.int().min(0), acknowledged: z.boolean() });

/** Longer than any provider takes, so that the linter, not the form, says what is too long. */
const long = z.string().max(4000);
const buttonTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "FLOW", "OTP", "OTHER"] as const;

/** Parts the editor carries unread, as they came from the provider; 64 kB at most. */
const unread = z.custom<TemplateComponent>(
  (part) => typeof part === "object" && part !== null && JSON.stringify(part).length <= 65_536,
);
const button = z.object({
  type: z.enum(buttonTypes),
  text: long,
  value: long,
  kept: z.custom<NonNullable<DraftContent["buttons"][number]["kept"]>>((part) => typeof part === "object").optional(),
});

const card = z.object({
  mediaId: z.uuid().nullable(),
  fileName: z.string().max(255).nullable(),
  body: long,
  buttons: z.array(button).max(10),
});

const content = z.object({
  header: z.object({
    format: z.enum(headerFormats),
    text: long,
    mediaId: z.uuid().nullable(),
    fileName: z.string().max(255).nullable(),
  }),
  body: long,
  footer: long,
  buttons: z.array(button).max(20),
  carousel: z.object({ format: z.enum(cardFormats), cards: z.array(card).max(20) }).nullish(),
  samples: z.record(z.string().max(200), long),
  offer: z.object({ text: long, hasExpiration: z.boolean() }).nullable(),
  authentication: z.object({
    securityNote: z.boolean(),
    expirationMinutes: z.number().nullable(),
    buttonText: long,
  }),
  kept: z.array(unread).max(20),
}) satisfies z.ZodType<DraftContent>;

const written = {
  numberId: z.uuid(),
  name: z.string().max(600),
  language: z.string().min(2).max(12),
  category: z.enum(templateCategories),
};

export const newDraftInput = z.object({
  ...written,
  from: z.union([z.object({ templateId: z.uuid() }), z.object({ draftId: z.uuid() })]).optional(),
});
export const saveDraftInput = z.object({ ...written, draftId: z.uuid(), revision: z.int().min(0), content });
