import type { CampaignStatus, MessageStatus, RecipientPlan, RecipientStatus } from "@/db/enums";
import type { Machine } from "../core/machine";
import type { TemplateComponent } from "../providers/types";
import { filePlaces, fixedPlaces, fixedProblem } from "../templates/place-rules";
import { templateVariables } from "../templates/rules";

/** How a campaign lives (S2.26, S2.27): initial, planned, running, paused, finished, cancelled. */
export const campaignMachine = {
  draft: { launch: "running", plan: "planned" },
  planned: { begin: "running", miss: "paused", unplan: "draft" },
  running: { pause: "paused", finish: "finished", end: "cancelled" },
  paused: { resume: "running", end: "cancelled" },
} as const satisfies Machine<CampaignStatus>;

/** Contacts may be added until it is over (S2.26). */
export const mayUpload = (status: CampaignStatus): boolean =>
  ["draft", "planned", "running", "paused"].includes(status);

/** Its plan may be changed until it is over. */
export const mayReplan = mayUpload;

/** Not over yet; as long as a repetition is open, its parent has no other. */
export const isOpen = mayUpload;

/** What recipientStatus reads of a message. */
export type MessageFacts = {
  status: MessageStatus;
  tries: number;
  acceptedAt: Date | null;
  /** The provider took it but waits how others like the template (`held_for_quality_assessment`): not sent. */
  heldAt?: Date | null;
  providerMessageId: string | null;
};

/** The state that people see (S2.29–S2.38): the plan, then whatever became of the message. campaigns/status-queries says the same in SQL. */
export function recipientStatus(plan: RecipientPlan, message: MessageFacts | null): RecipientStatus {
  if (plan !== "planned") return plan;
  if (!message) return "initial";
  switch (message.status) {
    case "queued":
      return message.tries > 0 ? "retry_scheduled" : "initial";
    case "accepted":
      return message.heldAt ? "in_progress" : "sent";
    case "sent":
      return "sent";
    case "delivered":
    case "read":
    case "cancelled":
      return message.status;
    case "failed":
      return message.acceptedAt || message.providerMessageId ? "sending_failed" : "error";
    default:
      return "in_progress";
  }
}

/** Message states behind a shown state: what an index can find before the exact rule decides. */
export const messageStatusesOf = {
  initial: ["queued"],
  in_progress: ["sending", "uncertain", "needs_decision", "accepted"],
  sent: ["accepted", "sent"],
  delivered: ["delivered"],
  read: ["read"],
  retry_scheduled: ["queued"],
  error: ["failed"],
  invalid: [],
  sending_failed: ["failed"],
  cancelled: ["cancelled"],
  skipped: [],
} as const satisfies Record<RecipientStatus, MessageStatus[]>;

export type LaunchFacts = {
  templateSendable: boolean;
  /** The place and the end of an offer are given and hold. */
  fixedSound: boolean;
  numberSends: boolean;
  /** Campaigns are switched on for the number (S0.34). */
  numberCampaigns: boolean;
  /** No source of its audience is gone. */
  sourcesSound: boolean;
  /** Who will get it: without those whom a missing consent leaves out. */
  planned: number;
  importRunning: boolean;
  /** The planned start has passed long ago. */
  startPast: boolean;
};

export const launchBlockerKinds = [
  "template",
  "fixed",
  "number",
  "number_campaigns",
  "sources",
  "no_recipients",
  "import_running",
  "start_past",
] as const;
export type LaunchBlocker = (typeof launchBlockerKinds)[number];

/** Everything that stands in the way of a start; empty = it may start (S2.3, S2.12). Rows with missing values are not planned. */
export function launchBlockers(facts: LaunchFacts): LaunchBlocker[] {
  return [
    ...(facts.templateSendable ? [] : (["template"] as const)),
    ...(facts.fixedSound ? [] : (["fixed"] as const)),
    ...(facts.numberSends ? [] : (["number"] as const)),
    ...(facts.numberCampaigns ? [] : (["number_campaigns"] as const)),
    ...(facts.sourcesSound ? [] : (["sources"] as const)),
    ...(facts.importRunning ? (["import_running"] as const) : []),
    ...(facts.startPast ? (["start_past"] as const) : []),
    ...(facts.planned > 0 ? [] : (["no_recipients"] as const)),
  ];
}

export type CampaignPlace = {
  key: string;
  kind: "media" | "text";
  token: string;
  sample: string | null;
  /** Position of its card in a carousel, from 0. */
  card?: number;
};

/**
 * What a campaign asks of every recipient, in the order of the CSV columns: the link of a media header, the variables of header,
 * text and buttons, then card by card the link of its picture or film and its variables.
 */
export function campaignPlaces(components: TemplateComponent[]): CampaignPlace[] {
  const files = filePlaces(components).map(({ key, kind, card }) => {
    return { key, kind: "media" as const, token: kind, sample: null, ...cardOf(card) };
  });
  const texts = templateVariables(components).map(({ key, token, sample, card }) => {
    return { key, kind: "text" as const, token, sample, ...cardOf(card) };
  });
  const all = [...files, ...texts];
  const cards = [...new Set(all.flatMap(({ card }) => card ?? []))].sort((a, b) => a - b);
  return [undefined, ...cards].flatMap((at) => all.filter(({ card }) => card === at));
}

const cardOf = (card: number | undefined) => (card === undefined ? {} : { card });

/** Whether all that is the same for everybody is given and still holds; an offer that has ended does not. */
export const isFixedSound = (components: TemplateComponent[], fixed: Record<string, string>, now: Date): boolean =>
  fixedPlaces(components).every(({ key, kind }) => fixedProblem(kind, fixed[key], now) === null);

/** Messages kept ready ahead of the number's pace: 40 seconds of it, at least a thousand. */
export const feedAhead = (ratePerSecond: number): number => Math.max(1000, ratePerSecond * 40);

/** Taken by the provider, whatever became of them then. */
export const sentOf = (byStatus: Record<RecipientStatus, number>): number =>
  byStatus.sent + byStatus.delivered + byStatus.read + byStatus.sending_failed;
