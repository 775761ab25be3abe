import type { Ctx } from "../context";
import type { Meeting } from "./arriving-sessions";
import { insertReplies } from "./campaign-reply-queries";
import { isAnswer } from "./rules";

/** Keeps which campaigns' messages clients answered (O27), with what they said; a thumb up is an answer, what rates a session is not. */
export async function keepReplies(ctx: Ctx, meetings: Meeting[]): Promise<void> {
  const replies = meetings.flatMap(({ arrival, messageId, rating, reply }) => {
    if (!reply || rating || arrival.isBlocked || !isAnswer(arrival.message)) return [];
    const { messageId: campaignMessageId, campaignId, kind } = reply;
    return [{ campaignMessageId, campaignId, messageId, kind, at: arrival.message.at }];
  });
  await insertReplies(ctx.db, replies);
}
