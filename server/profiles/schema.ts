import { z } from "zod";
import { industries } from "@/db/enums";
import { qrColors, qrFormats, qrSizes } from "./link-rules";
import { logoLimits } from "./logo-rules";
import { profileProblems, tidyProfile } from "./rules";

export const profileInput = z.object({ numberId: z.uuid() });

const typed = z.string().max(2000);

const profileFields = z
  .object({
    description: typed.nullable(),
    address: typed.nullable(),
    email: typed.nullable(),
    websites: z.array(typed).max(10),
    industry: z.enum(industries).nullable(),
  })
  .transform(tidyProfile)
  .superRefine((fields, ctx) => {
    for (const { field, at, key } of profileProblems(fields))
      ctx.addIssue({ code: "custom", path: at === undefined ? [field] : [field, at], message: key });
  });

/** `version` is the one that the editor was opened with, 0 = never loaded. `logo` is a JPEG in base64. */
export const changeProfileInput = z.object({
  numberId: z.uuid(),
  version: z.number().int().min(0),
  fields: profileFields,
  logo: z
    .base64()
    .max(Math.ceil((logoLimits.maxBytes + 1) / 3) * 4)
    .optional(),
});

export type ChangeProfileInput = z.infer<typeof changeProfileInput>;

/** The query of a QR code's address. */
export const qrQuery = z.object({
  text: z.string().max(2000).default(""),
  format: z.enum(qrFormats),
  size: z.enum(qrSizes).default("1024"),
  color: z.enum(qrColors).default("black"),
  download: z.literal("1").optional(),
});

export type QrQuery = z.infer<typeof qrQuery>;
