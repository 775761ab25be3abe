import type { LiveKind } from "@/db/enums";
import type { RouterOutputs } from "./trpc";

/** A router, or one query of it. */
type Path = { [R in keyof RouterOutputs]: R | `${R}.${keyof RouterOutputs[R] & string}` }[keyof RouterOutputs];

export type Change = { kind: LiveKind; subjectId: string; conversationId?: string };

const lists: Path[] = ["inbox.list", "inbox.counts"];
/** What shows one conversation, and is asked with its id. */
const ofConversation: Path[] = ["inbox.thread", "inbox.conversation", "scheduled.list"];

const touched: Record<LiveKind, Path[]> = {
  conversation: lists,
  session: [
    ...lists,
    "inbox.talk",
    "automations.firings",
    "inbox.myOffers",
    "inbox.wrapUps",
    "inbox.operators",
    "sessions.list",
    "sessions.show",
    "contacts.timeline",
  ],
  message: lists,
  campaign: ["campaigns"],
  template: ["templates", "inbox.sendingTemplates", "campaigns"],
  number: ["numbers", "profiles", "inbox.sendingNumbers", "inbox.conversation"],
  user: ["team", "photos", "inbox.operators"],
  webhook: ["webhooks"],
  alert: ["alerts"],
  routing: ["routing", "bots", "automations"],
  notification: ["notifications.recent"],
  mention: ["inbox.mentions"],
  reminder: [],
  scheduled: [],
  /** What it says comes with the message itself (live-updates). */
  viewer: [],
};

/**
 * Whether a change makes a query old. `queryKey` is tRPC's: the path in parts, then its input. Queries of one conversation only
 * when it is theirs.
 */
export function isStale(queryKey: readonly unknown[], changes: Change[]): boolean {
  const [path, details] = queryKey;
  if (!Array.isArray(path)) return false;
  const names = [String(path[0]), path.join(".")];
  if (changes.some((change) => touchedBy(change).some((name) => names.includes(name)))) return true;
  if (!ofConversation.some((name) => names.includes(name))) return false;
  const asked = conversationIn(details);
  return changes.some((change) => change.kind !== "viewer" && conversationOf(change) === asked);
}

/** The company's rules for the desk are told as a change of nobody in particular (team/desk-settings). */
const touchedBy = ({ kind, subjectId }: Change): Path[] =>
  kind === "user" && subjectId === "desk" ? [...touched.user, "inbox"] : touched[kind];

const conversationOf = ({ kind, subjectId, conversationId }: Change): string | undefined =>
  conversationId ?? (kind === "conversation" ? subjectId : undefined);

function conversationIn(details: unknown): unknown {
  if (typeof details !== "object" || details === null || !("input" in details)) return null;
  const { input } = details;
  return typeof input === "object" && input !== null && "conversationId" in input ? input.conversationId : null;
}
