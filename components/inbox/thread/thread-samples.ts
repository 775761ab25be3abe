import type { ThreadEvent, ThreadMessage, ThreadNote } from "../inbox-types";

/** Items of a thread for tests; only what a test is about needs saying. */
const noon = new Date("2026-11-22T11:00:00Z");

export function message(parts: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    type: "message",
    id: "message",
    at: noon,
    direction: "in",
    kind: "text",
    body: "Dobrý den",
    payload: {},
    status: parts.direction === "out" ? "sent" : "received",
    failureReason: null,
    failureCode: null,
    mayRetry: false,
    readAt: null,
    deliveredAt: null,
    sentAt: null,
    authorName: null,
    sessionId: null,
    isCampaign: false,
    campaignName: null,
    providerMessageId: null,
    media: null,
    quoted: null,
    reactions: [],
    ...parts,
  };
}

export function note(parts: Partial<ThreadNote> = {}): ThreadNote {
  return { type: "note", id: "note", at: noon, body: "Poznámka", authorName: "Petra Nováková", mentions: [], ...parts };
}

export function event(parts: Partial<ThreadEvent> = {}): ThreadEvent {
  return {
    type: "event",
    id: "1",
    at: noon,
    action: "started",
    sessionId: "session",
    actorName: "Petra Nováková",
    targetName: null,
    label: null,
    note: null,
    wordsId: "words",
    until: null,
    resultNameCs: null,
    resultNameEn: null,
    ratingScore: null,
    ratingScale: null,
    origin: "client",
    campaignName: null,
    ...parts,
  };
}
