/** Wake-ups for jobs: ids only, no personal data (goals §6.4). All truth is in our tables. */
export type JobEvent =
  /** A number may have messages to send: its runner starts or goes on. */
  | { name: "delivery/number.due"; data: { numberId: string }; id?: string }
  /** The daily limit of a number rose: what waits for it may go on. */
  | { name: "delivery/limit.raised"; data: { numberId: string }; id?: string }
  /** An inbound file waits to be fetched from the provider. */
  | { name: "media/download.due"; data: { mediaId: string }; id?: string }
  /** The templates of one number are to be synchronised. */
  | { name: "templates/sync.due"; data: { numberId: string }; id?: string }
  /** A webhook delivery failed and is to be processed again. */
  | { name: "webhooks/replay.due"; data: { deliveryId: string }; id?: string }
  /** Administrators are to be told of an alert outside the app as well. */
  | { name: "alerts/notify.due"; data: { alertId: string }; id?: string }
  /** A session waits for an operator, or an operator is free: what waits is offered. */
  | { name: "inbox/offers.due"; data: Record<string, never>; id?: string }
  /** The same at a given time (ISO): an offer or after-session work ends then. */
  | { name: "inbox/offers.later"; data: { at: string }; id?: string }
  /** Something happened that rules of the company are set off by. */
  | { name: "automations/due"; data: Record<string, never>; id?: string }
  /** A client is to learn that their message was read. */
  | { name: "read-marks/tell.due"; data: { conversationId: string }; id?: string }
  /** An import of contacts is to be written or taken back. */
  | { name: "contacts/import.due"; data: { importId: string }; id?: string }
  /** A fixed audience is to become recipients of its campaign. */
  | { name: "campaigns/audience.due"; data: { importId: string }; id?: string }
  /** A campaign may be finished or need feeding. */
  | { name: "campaigns/tick.due"; data: { campaignId: string }; id?: string };

export type JobEventName = JobEvent["name"];
export type JobEventData<N extends JobEventName> = Extract<JobEvent, { name: N }>["data"];
