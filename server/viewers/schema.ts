import { z } from "zod";

/** `pageId` is made by the tab and names it for as long as it is open. */
export const lookInput = z.object({ pageId: z.uuid(), conversationId: z.uuid(), isTyping: z.boolean() });
export type LookInput = z.infer<typeof lookInput>;

export const pageInput = z.object({ pageId: z.uuid() });
