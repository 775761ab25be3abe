import type { CampaignReplyKind } from "@/db/enums";
import type { InboundMessage } from "../providers/types";

/** An answer counts for the last campaign for three days (O27). */
export const campaignAnswerMs = 72 * 3_600_000;

/** What a message met: what it quotes, pressed or reacted to, and the last campaign's message before it. */
export type Preceding = {
  quoted: { messageId: string; campaignId: string | null; isTemplate: boolean } | null;
  recent: { messageId: string; campaignId: string } | null;
};

export type CampaignReply = { messageId: string; campaignId: string; kind: CampaignReplyKind };

/**
 * Which message of a campaign is answered (O27): the one it names, whatever its age; where it names none that we know, the last one. What
 * names another message of ours answers that one, and a reaction answers nothing else than what it stands on.
 */
export function campaignReplyOf(
  message: Pick<InboundMessage, "kind">,
  { quoted, recent }: Preceding,
): CampaignReply | null {
  const { kind } = message;
  const named = kind === "reaction" ? "reaction" : kind === "button" ? "button" : "quote";
  if (quoted) {
    const { messageId, campaignId } = quoted;
    return campaignId ? { messageId, campaignId, kind: named } : null;
  }
  if (kind === "reaction" || !recent) return null;
  return { ...recent, kind: kind === "button" ? "button" : "recent" };
}
