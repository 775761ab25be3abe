/**
 * The one contract between Hovorna and a WhatsApp provider. Adapters are pure mappings around one HTTP client:
 * no database, no feature. Facts: providers.md; ours: everything in this file.
 */
import type {
  FailureReason,
  MessageKind,
  PricingType,
  ProviderName,
  Quality,
  ReceiptStatus,
  TemplateCategory,
  TemplateStatus,
} from "@/db/enums";
import type { FileStream } from "./http";
import type { NumberDoors, NumberEvent, NumberHealth } from "./number-types";
import type { ContactCard, InteractiveContent } from "./outbound-types";
import type { Wire } from "./quick-fetch";
import type { ProviderTemplate, TemplateLife, TemplateParameters } from "./template-types";

export type { ProviderTemplate, TemplateButton, TemplateComponent, TemplateParameters } from "./template-types";

/** Decrypted credentials and addresses of one connection, as an adapter needs them. */
export type Connection = {
  id: string;
  provider: ProviderName;
  /** Non-secret facts: Meta `wabaId`, `appId`; 360dialog `wabaId`, `channelId`; Twilio `accountSid`. */
  config: Record<string, string>;
  /** Meta `accessToken`, `appSecret`, `previousAppSecret?`, `verifyToken`; 360dialog `apiKey`, `webhookSecret`, `previousWebhookSecret?`; Twilio `authToken`, `previousAuthToken?`, `apiKeySid?`, `apiKeySecret?`. */
  secrets: Record<string, string>;
};

/** Meta and 360dialog: phone_number_id; Twilio: E.164 with plus. `phone` is E.164 with plus at all three. */
export type NumberAddress = { providerNumberId: string; phone: string };

export type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";

export type OutboundContent =
  | { kind: "text"; body: string; previewUrl?: boolean }
  | {
      kind: MediaKind;
      mimeType: string;
      fileName?: string;
      caption?: string;
      /** A blob is read piece by piece while it leaves. */
      bytes: () => Promise<Uint8Array | Blob>;
      link?: string;
    }
  | { kind: "location"; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: "reaction"; toProviderMessageId: string; emoji: string }
  | { kind: "contacts"; contacts: ContactCard[] }
  | InteractiveContent
  | {
      kind: "template";
      name: string;
      language: string;
      /** Twilio Content SID (HX…); Meta and 360dialog ignore it. */
      providerTemplateId: string;
      parameters: TemplateParameters;
    };

export type Outbound = {
  from: NumberAddress;
  /** Digits with plus for a phone; a business-scoped user id where the phone is unknown. */
  to: { phone: string } | { bsuid: string };
  content: OutboundContent;
  replyToProviderMessageId?: string;
  /** `v1.<messageId>.<attemptNo>`; comes back in every receipt. */
  ref: string;
  /** Twilio only: where receipts go, without the query. */
  statusCallbackUrl: string;
};

export type Accepted = { providerMessageId: string; state: "accepted" | "held" };

/** What the outside did to one call. `ambiguous`: the provider may have accepted it, never resend blindly (goals §4). */
export class ProviderError extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly details: {
      code?: string;
      httpStatus?: number;
      retryAfterMs?: number;
      ambiguous?: boolean;
      /** Text safe to show and log: never a token, never a message body. */
      safeText: string;
    },
  ) {
    super(`${reason}${details.code ? ` (${details.code})` : ""}: ${details.safeText}`);
    this.name = "ProviderError";
  }
}

export type InboundIdentity = {
  phone?: string;
  waId?: string;
  bsuid?: string;
  username?: string;
  profileName?: string;
};

export type InboundMedia = {
  kind: MediaKind;
  /** Meta/360dialog media id, or Twilio media URL. */
  providerRef: string;
  mimeType?: string;
  fileName?: string;
  sha256?: string;
};

/** Kind-specific facts kept as JSON on the message row. */
export type MessagePayload = {
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: { name: string; phones: string[] }[];
  reaction?: { toProviderMessageId: string; emoji: string };
  button?: { text: string; payload?: string };
  list?: { id: string; title: string; description?: string };
  /** What stands around and below the words of a message of ours with buttons or a list. */
  interactive?: Omit<InteractiveContent, "kind" | "body">;
  /** The bot that wrote the message. */
  bot?: string;
  /** The desk itself tells the client that they opted in or out of marketing. */
  confirms?: "given" | "withdrawn";
  /** Answers that a client gave in a flow, by field. */
  flow?: Record<string, string>;
  template?: {
    name: string;
    language: string;
    providerTemplateId: string;
    parameters: TemplateParameters;
    rendered: {
      header?: string;
      offer?: string;
      body: string;
      footer?: string;
      buttons: string[];
      cards?: { body: string; buttons: string[] }[];
    };
  };
  system?: { type: string; text?: string };
  errors?: { code?: string; title?: string }[];
  forwarded?: boolean;
  /** Kept for what we cannot show, or not whole. */
  raw?: unknown;
};

export type InboundMessage = {
  providerMessageId: string;
  from: InboundIdentity;
  /** The provider's time (N: never the time of processing). */
  at: Date;
  kind: MessageKind;
  body: string | null;
  media?: InboundMedia;
  payload: MessagePayload;
  replyToProviderMessageId?: string;
};

/** Every event names the number by `providerNumberId` (NumberAddress) where the provider says it. */
export type ProviderEvent =
  | { type: "message"; providerNumberId: string; message: InboundMessage }
  | {
      type: "receipt";
      providerNumberId: string;
      providerMessageId: string;
      ref: string | null;
      status: ReceiptStatus;
      at: Date;
      failure?: { reason: FailureReason; code?: string; text?: string };
      /** `type` decides where it is told: only `regular` is charged (providers.md A11); `billable` is going away. */
      pricing?: { category?: string; type?: PricingType; billable?: boolean; model?: string };
    }
  | {
      type: "template";
      providerTemplateId: string;
      name?: string;
      language?: string;
      status?: TemplateStatus;
      /** What it is now. */
      category?: TemplateCategory;
      reason?: string;
      quality?: Quality;
      previousCategory?: TemplateCategory;
      /** What it will be, at `categoryChangesAt`. */
      correctCategory?: TemplateCategory;
      categoryChangesAt?: Date;
      /** How long this pause lasts, where it ends by itself. */
      pauseHours?: number;
      /** What stands at the provider has to be read again. */
      componentsChanged?: true;
    }
  | NumberEvent
  | { type: "preference"; providerNumberId: string; from: InboundIdentity; marketing: "stop" | "resume"; at: Date }
  | { type: "unknown"; field: string };

export type WebhookRequest = {
  rawBody: Uint8Array;
  headers: { get(name: string): string | null };
  /** The public address as the provider called it (APP_URL + path + query); Twilio signs it. */
  url: string;
  /** Stands for the provider's time where it says none (Twilio), also when a delivery is replayed later. */
  receivedAt: Date;
};

export type ProviderAdapter = TemplateLife &
  NumberDoors & {
    provider: ProviderName;
    capabilities: {
      reactions: boolean;
      quotes: boolean;
      typing: boolean;
      /** That we read can be told without showing that we type. */
      readMarks: boolean;
      /** Contact cards, and buttons, lists and links below a text, go out. */
      contacts: boolean;
      interactive: boolean;
      templateEvents: boolean;
      /** A template can be edited; Twilio puts a new one in its place. */
      templateEdit: boolean;
      /** Deleting takes one language; false: all languages of the name. */
      deletesOneLanguage: boolean;
      unpause: boolean;
    };
    /** True only when the request is authentic. Constant time; during rotation both secrets count. */
    verifyWebhook(connection: Connection, request: WebhookRequest): boolean;
    /** Meta's hub.challenge: the text to echo, or null when the token is wrong. */
    answerHandshake(connection: Connection, query: URLSearchParams): string | null;
    /** Every event of the body counts. Throws `MalformedPayload` for what is not JSON or a form at all. */
    fromProvider(request: WebhookRequest): ProviderEvent[];
    send(connection: Connection, message: Outbound): Promise<Accepted>;
    /** Tells the client that we read this message and all before it; with `isTyping` they see us writing for a while. */
    markRead(
      connection: Connection,
      number: NumberAddress,
      providerMessageId: string,
      also?: { isTyping: boolean },
    ): Promise<void>;
    /** All pages, at most `maxTemplates` (default 5,000). */
    listTemplates(connection: Connection): Promise<ProviderTemplate[]>;
    /** Redirects and private addresses are refused; past `maxBytes` reading the stream throws. */
    downloadMedia(connection: Connection, providerRef: string, maxBytes: number): Promise<FileStream>;
    readNumber(connection: Connection, number: NumberAddress): Promise<NumberHealth>;
    /** Points the provider's webhook at `url` for this connection's number. */
    registerWebhook(connection: Connection, number: NumberAddress, url: string): Promise<void>;
  };

export class MalformedPayload extends Error {}

/** What adapters need from outside; tests pass their own fetch and addresses. */
export type ProviderDeps = {
  fetch: Wire;
  baseUrls: {
    metaGraph: string;
    d360Api: string;
    d360Hub: string;
    twilioApi: string;
    twilioContent: string;
    twilioMessaging: string;
  };
  /** Per call, for the whole exchange. */
  timeoutMs: number;
  /** This deployment's account at 360dialog's Partner API. */
  partner?: { partnerId: string; partnerKey: string } | null;
};
