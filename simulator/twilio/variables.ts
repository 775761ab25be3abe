import { z } from "zod";

/** ContentVariables: a JSON string of at most 100 short names with values that are neither empty nor broken into lines. */
export const variablesSchema = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      issues.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .record(
        z.string().max(16),
        z
          .string()
          .min(1)
          .max(1600)
          .regex(/^[^\n]*$/),
      )
      .refine((values) => Object.keys(values).length <= 100, "has more than 100 variables"),
  );
