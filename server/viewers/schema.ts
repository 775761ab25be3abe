import { z } from "zod";

/** `pageId` is made by the tab and names it for as long as it is open. */
export const lookInput = z.object({ pageId: z.uuid(), conversationId: z.uuid(), isTyping: z.boolean() });
export type LookInput = z.infer<typeof lookInput>;

/** The conversation it left: by then the tab may show another one. */
export const leaveInput = z.object({ pageId: z.uuid(), conversationId: z.uuid() });
export type LeaveInput = z.infer<typeof leaveInput>;
