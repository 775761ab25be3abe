import { z } from "zod";

export const templateListInput = z.object({ numberId: z.uuid().optional() });
export const syncInput = z.object({ numberId: z.uuid() });
