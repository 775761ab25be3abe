import { z } from "zod";
import { industries } from "@/db/enums";
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
