import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { lockCampaign } from "./queries";
import { findReplyRoute, replyChoices, setReplyRoute } from "./reply-queries";
import type { RouteRepliesInput } from "./reply-schema";

/** Says who gets a campaign's replies (O27), at any time: they come long after its last message. What has come already stays where it is. */
export async function routeReplies(ctx: Ctx, { campaignId, to }: RouteRepliesInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await lockCampaign(tx.db, campaignId))) throw notFound("campaign");
    const { groups, operators } = await replyChoices(tx.db);
    if (to.kind === "group" && !groups.some(({ id }) => id === to.groupId)) throw notFound("group");
    if (to.kind === "operator" && !operators.some(({ id }) => id === to.operatorId)) throw notFound("user");
    const replyGroupId = to.kind === "group" ? to.groupId : null;
    const replyOperatorId = to.kind === "operator" ? to.operatorId : null;
    await setReplyRoute(tx.db, campaignId, { replyGroupId, replyOperatorId });
    const details = { replyGroupId, replyOperatorId };
    await record(tx, { action: "campaign.replies_routed", objectKind: "campaign", objectId: campaignId, details });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

/** Who gets a campaign's replies, and who could. */
export async function showReplyRoute(ctx: Pick<Ctx, "db">, { campaignId }: { campaignId: string }) {
  const route = await findReplyRoute(ctx.db, campaignId);
  if (!route) throw notFound("campaign");
  return { ...route, choices: await replyChoices(ctx.db) };
}

export type ReplyRoute = Awaited<ReturnType<typeof showReplyRoute>>;
