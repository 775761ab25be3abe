import type { MessageKind, NotificationKind } from "@/db/enums";
import { formatPhone } from "../core/phone";

export type NotificationFacts = {
  kind: NotificationKind;
  /** Null: it is of a campaign. */
  client: { name: string | null; profileName: string | null; phone: string | null } | null;
  numberName: string;
  message: { kind: MessageKind; body: string | null } | null;
  /** Who wrote the note that names the person. */
  colleague: string | null;
  /** The rule that alerts the person, as it was called then. */
  rule: string | null;
  campaign: ToldCampaign | null;
};

/** A campaign that stands still: why, and the numbers behind it. */
export type ToldCampaign = { name: string; reason: string | null; details: Record<string, string | number> | null };

/** Which text of `notifications.kinds` says it, and its values. `word` names a kind of message under `inbox.kinds`. */
export type NotificationParts = { client: string | null; words: { body: string } | { word: MessageKind } | null };

const longest = 140;

/** What can be said of a thing; without a preview neither who nor what. */
export function partsOf({ client, message }: NotificationFacts, withPreview: boolean): NotificationParts {
  if (!withPreview) return { client: null, words: null };
  const name = client?.name ?? client?.profileName ?? (client?.phone ? formatPhone(client.phone) : null);
  return { client: name, words: message && wordsOf(message) };
}

/** The values of the text of a campaign; nothing of a client is in it. */
export function campaignValues(campaign: ToldCampaign | null) {
  const { rule = "", failed = 0, optedOut = 0, of = 0 } = campaign?.details ?? {};
  const reason = campaign?.reason ?? "other";
  return {
    campaign: campaign?.name ?? "",
    why: reason === "guard" ? `guard_${rule}` : reason,
    ...{ failed: Number(failed), optedOut: Number(optedOut), of: Number(of) },
  };
}

function wordsOf({ kind, body }: { kind: MessageKind; body: string | null }): NotificationParts["words"] {
  const text = body?.replace(/\s+/g, " ").trim();
  if (!text) return { word: kind };
  const signs = [...text];
  return { body: signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : text };
}
