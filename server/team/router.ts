import { z } from "zod";
import { presences } from "@/db/enums";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { router, signedIn } from "../trpc/procedures";
import { findUser } from "./queries";
import { setPresence } from "./set-presence";

export const teamRouter = router({
  me: signedIn.query(({ ctx }) => findUser(ctx.db, ctx.actor.userId)),
  setPresence: signedIn
    .input(z.object({ presence: z.enum(presences) }))
    .mutation(({ ctx, input }) => setPresence(ctx, { userId: ctx.actor.userId, ...input })),
  signOutEverywhere: signedIn.mutation(({ ctx }) => signOutEverywhere(ctx, { userId: ctx.actor.userId })),
});
