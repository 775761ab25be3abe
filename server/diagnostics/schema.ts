import { z } from "zod";

export const numberInput = z.object({ numberId: z.uuid() });

/** `text` comes from the person's own language; `templateId` stands in for it while the window is closed. */
export const startTestInput = z.object({
  numberId: z.uuid(),
  phone: z.string().trim().min(1).max(40),
  text: z.string().trim().min(1).max(500),
  templateId: z.uuid().nullable(),
});

export const continueTestInput = startTestInput.omit({ phone: true, templateId: true });
