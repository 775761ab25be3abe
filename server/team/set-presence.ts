import type { Presence } from "@/db/enums";
import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { updateUser } from "./queries";

/** Online or away, chosen by the person. */
export async function setPresence(ctx: Ctx, input: { userId: string; presence: Presence }): Promise<void> {
  await updateUser(ctx.db, input.userId, { presence: input.presence });
  await publish(ctx, { kind: "user", subjectId: input.userId });
}
