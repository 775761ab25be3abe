import { publicPushKey } from "../alerts/push-key";
import type { Actor, Ctx } from "../context";
import { missingFeature } from "../team/feature-rules";
import { features } from "../team/features";
import { mayDo } from "../team/permissions";
import { choicesRows, upsertChoice } from "./queries";
import { choicesOf } from "./rules";
import type { ChoiceInput } from "./schema";

type UserCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/** How the person hears of what, and the key that their browsers subscribe with. */
export async function notificationSettings(ctx: UserCtx) {
  const hasCampaigns =
    mayDo(ctx.actor.role, "campaigns.manage") && !missingFeature(await features(ctx), "campaigns.manage");
  const choices = choicesOf(await choicesRows(ctx.db, ctx.actor.userId));
  return {
    choices: choices.filter(({ kind }) => kind !== "campaign" || hasCampaigns),
    publicKey: await publicPushKey(ctx),
  };
}

/** From now on; what was told already stays told. */
export async function chooseNotification(ctx: UserCtx, choice: ChoiceInput): Promise<void> {
  await upsertChoice(ctx.db, { userId: ctx.actor.userId, ...choice });
}
