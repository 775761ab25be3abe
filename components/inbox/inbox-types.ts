import type {
  Direction,
  FailureReason,
  IdentityKind,
  MediaStatus,
  MessageKind,
  MessageStatus,
  NumberStatus,
  ProviderName,
  SessionOrigin,
  SessionStatus,
} from "@/db/enums";
import type { MessagePayload } from "@/server/providers/types";

export type Section = "waiting" | "mine" | "team" | "all";

export type InboxRow = {
  conversationId: string;
  contact: { id: string; name: string | null; phone: string | null };
  number: { id: string; name: string; provider: ProviderName; status: NumberStatus };
  lastClientMessageAt: Date | null;
  lastMessageAt: Date | null;
  lastMessage: {
    id: string;
    direction: Direction;
    kind: MessageKind;
    body: string | null;
    status: MessageStatus;
    at: Date;
  } | null;
  unreadCount: number;
  session: {
    id: string;
    status: SessionStatus;
    operatorId: string | null;
    operatorName: string | null;
    startedAt: Date;
  } | null;
  draft: string | null;
  campaignName: string | null;
};

export type Conversation = {
  id: string;
  contact: {
    id: string;
    name: string | null;
    profileName: string | null;
    phone: string | null;
    email: string | null;
    fields: Record<string, string>;
    identities: { kind: IdentityKind; value: string }[];
    blockedAt: Date | null;
    marketingOptedOutAt: Date | null;
  };
  number: {
    id: string;
    name: string;
    phone: string;
    provider: ProviderName;
    status: NumberStatus;
    statusReason: string | null;
  };
  lastClientMessageAt: Date | null;
  unreadCount: number;
  draft: string;
  session: {
    id: string;
    status: SessionStatus;
    origin: SessionOrigin;
    operatorId: string | null;
    operatorName: string | null;
    groupName: string | null;
    startedAt: Date;
    acceptedAt: Date | null;
  } | null;
  history: {
    sessionId: string;
    startedAt: Date;
    endedAt: Date | null;
    resultNameCs: string | null;
    resultNameEn: string | null;
    note: string | null;
    operatorName: string | null;
    numberName: string;
  }[];
  files: {
    mediaId: string;
    messageId: string;
    direction: Direction;
    kind: MessageKind;
    fileName: string | null;
    mimeType: string | null;
    byteSize: number | null;
    at: Date;
  }[];
};

export type ThreadItem =
  | {
      type: "message";
      id: string;
      at: Date;
      direction: Direction;
      kind: MessageKind;
      body: string | null;
      payload: MessagePayload;
      status: MessageStatus;
      failureReason: FailureReason | null;
      failureCode: string | null;
      mayRetry: boolean;
      readAt: Date | null;
      deliveredAt: Date | null;
      sentAt: Date | null;
      authorName: string | null;
      sessionId: string | null;
      isCampaign: boolean;
      providerMessageId: string | null;
      media: {
        id: string;
        status: MediaStatus;
        fileName: string | null;
        mimeType: string | null;
        byteSize: number | null;
        width: number | null;
        height: number | null;
        error: string | null;
      } | null;
      quoted: { id: string; direction: Direction; kind: MessageKind; body: string | null } | null;
      reactions: { emoji: string; direction: Direction }[];
    }
  | { type: "note"; id: string; at: Date; body: string; authorName: string | null }
  | {
      type: "event";
      id: string;
      at: Date;
      action: "started" | "accepted" | "taken_over" | "ended" | "reopened";
      sessionId: string;
      actorName: string | null;
      resultNameCs: string | null;
      resultNameEn: string | null;
      origin: SessionOrigin;
    };

export type ThreadMessage = Extract<ThreadItem, { type: "message" }>;
export type ThreadNote = Extract<ThreadItem, { type: "note" }>;
export type ThreadEvent = Extract<ThreadItem, { type: "event" }>;
