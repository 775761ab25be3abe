import { z } from "zod";

/** tRPC puts the id of the last message a browser got here; anything goes in, what is no cursor is answered with `resync`. */
export const changesInput = z.object({ lastEventId: z.string().max(16_384).nullish() }).optional();
