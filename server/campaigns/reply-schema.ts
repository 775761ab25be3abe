import { z } from "zod";

/** Who gets a campaign's replies: whom the routing of the number says, a group, or a person. */
export const routeRepliesInput = z.object({
  campaignId: z.uuid(),
  to: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("number") }),
    z.object({ kind: z.literal("group"), groupId: z.uuid() }),
    z.object({ kind: z.literal("operator"), operatorId: z.uuid() }),
  ]),
});
export type RouteRepliesInput = z.infer<typeof routeRepliesInput>;
