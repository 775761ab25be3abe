import type { RouterOutputs } from "../live/trpc";

type Inbox = RouterOutputs["inbox"];

export type Section = "waiting" | "mine" | "snoozed" | "team" | "all";
/** A row of the list. */
export type InboxRow = Inbox["list"]["rows"][number];
/** What the header, the composer and the client's card know of the open conversation. */
export type Conversation = Inbox["conversation"];
/** What stands in the thread. */
export type ThreadItem = Inbox["thread"]["items"][number];

export type ThreadMessage = Extract<ThreadItem, { type: "message" }>;
export type ThreadNote = Extract<ThreadItem, { type: "note" }>;
export type ThreadEvent = Extract<ThreadItem, { type: "event" }>;
