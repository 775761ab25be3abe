import type { WorldNumber } from "./world";

/** A company number as its provider keeps it. */
export type SimNumber = {
  /** phone_number_id at Meta and 360dialog; E.164 with plus at Twilio. */
  id: string;
  account: WorldNumber;
  state: "connected" | "disconnected";
  stateReason: string | null;
  quality: "GREEN" | "YELLOW" | "RED";
  dailyLimit: number | null;
  webhook: Webhook | null;
  templates: Template[];
  /** Arrivals of the last two seconds in ms. */
  arrivals: number[];
  busiestSecond: number;
  /** Clients the company wrote to first, and when; the daily limit counts those of the last 24 hours. */
  initiated: Map<string, number>;
  setup: Setup;
  profile: Profile;
};

export const nameStatuses = ["APPROVED", "PENDING_REVIEW", "DECLINED", "EXPIRED", "NONE"] as const;
export const senderStatuses = [
  "CREATING",
  "PENDING_VERIFICATION",
  "VERIFYING",
  "ONLINE",
  "ONLINE:UPDATING",
  "OFFLINE",
  "TWILIO_REVIEW",
] as const;

/** How far a number is on its way to the company. */
export type Setup = {
  /** The name that clients see. */
  verifiedName: string;
  nameStatus: (typeof nameStatuses)[number];
  codeVerified: boolean;
  /** Meta: registered for the Cloud API. */
  registered: boolean;
  /** Twilio's own word. */
  sender: (typeof senderStatuses)[number];
  /** 360dialog: the partner may make keys for it. */
  granted: boolean;
  inBusinessApp: boolean;
  /** The last code that was sent to its phone. */
  code: { value: string; at: number; misses: number } | null;
  /** When codes were asked for, and when it was (de)registered. */
  codeRequests: number[];
  registrations: number[];
  pin: string | null;
  pinMisses: number[];
};

/** What clients see behind the name; empty texts are not set. */
export type Profile = {
  about: string;
  address: string;
  description: string;
  email: string;
  websites: string[];
  vertical: string;
  pictureUrl: string | null;
};

export type Webhook = { url: string; headers: Record<string, string>; statusUrl?: string };

/** Somebody with WhatsApp. `withoutPhone` hides the phone behind a business-scoped id (providers.md A13). */
export type Client = {
  phone: string;
  name: string;
  /** Not of the world file: somebody whom the company wrote to. */
  stranger: boolean;
  /** Off: messages wait at the server with one tick. */
  phoneOn: boolean;
  readsAutomatically: boolean;
  blocked: Set<string>;
  script: Script | null;
  /** Failures that `fails_once` and `refused_once` have had already, by number. */
  failed: Set<string>;
};

export const scripts = [
  "not_on_whatsapp",
  "fails_once",
  "fails_always",
  "refused_once",
  "refused_always",
  "silent",
  "never_delivered",
  "blocks",
] as const;
/**
 * What happens to whatever is sent to a client: `fails_…` is accepted and told by a failed receipt, `refused_…` is not accepted
 * (the provider is busy, try later); `silent` has no receipt at all, `never_delivered` stays sent,
 * `blocks` never gets further than sent and tells nobody.
 */
export type Script = (typeof scripts)[number];

export const templateStatuses = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "FLAGGED",
  "LOCKED",
  "ARCHIVED",
  "LIMIT_EXCEEDED",
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];
export const templateCategories = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
export type TemplateCategory = (typeof templateCategories)[number];

export type TemplateButton =
  | { type: "QUICK_REPLY"; text: string }
  | { type: "URL"; text: string; url: string; example?: string[] | undefined }
  | { type: "PHONE_NUMBER"; text: string; phone_number: string }
  | { type: "COPY_CODE"; text: string; example?: string | undefined }
  | { type: "FLOW"; text: string; flow_id?: string | undefined; navigate_screen?: string | undefined }
  | { type: "OTP"; text: string; otp_type: "COPY_CODE" | "ONE_TAP" | "ZERO_TAP" };
export type CardComponent =
  | { type: "HEADER"; format: "TEXT"; text: string; example?: unknown }
  | { type: "HEADER"; format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION"; example?: unknown }
  | { type: "BODY"; text: string; example?: unknown; add_security_recommendation?: boolean | undefined }
  | { type: "BUTTONS"; buttons: TemplateButton[] };
export type TemplateComponent =
  | CardComponent
  | { type: "FOOTER"; text: string; code_expiration_minutes?: number | undefined }
  | { type: "LIMITED_TIME_OFFER"; limited_time_offer: { text: string; has_expiration: boolean } }
  | { type: "CAROUSEL"; cards: { components: CardComponent[] }[] };
export type Template = {
  /** Meta: digits; 360dialog: letters; Twilio: the Content SID. */
  id: string;
  name: string;
  language: string;
  category: TemplateCategory;
  status: TemplateStatus;
  rejectedReason: string | null;
  components: TemplateComponent[];
  /** Samples by placeholder, in order; Twilio fills gaps with them. */
  samples: string[];
  quality?: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  previousCategory?: TemplateCategory;
  correctCategory?: TemplateCategory;
  /** When it was edited, for the limits of an approved one. */
  edits?: number[];
  /** Twilio: the item as it was made, and whether its approval was asked for. */
  content?: { variables: Record<string, string>; types: Record<string, unknown>; submitted: boolean; madeAt: number };
};

export type StoredMedia = {
  id: string;
  numberId: string;
  bytes: Buffer;
  mimeType: string;
  fileName: string | null;
  sha256: string;
};

export const mediaKinds = ["image", "video", "audio", "voice", "document", "sticker"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** What a bubble shows, from either side. */
export type Content =
  | { kind: "text"; body: string }
  | { kind: MediaKind; mediaId: string | null; caption: string | null; fileName: string | null; mimeType: string }
  | { kind: "location"; latitude: number; longitude: number; name: string | null; address: string | null }
  | { kind: "contacts"; contacts: { name: string; phone: string }[] }
  | { kind: "reaction"; messageId: string; emoji: string }
  | { kind: "button"; text: string; payload: string }
  | { kind: "list"; id: string; title: string; description: string | null }
  | { kind: "reply"; text: string; payload: string }
  | { kind: "order"; text: string; productIds: string[] }
  | { kind: "flow"; answers: Record<string, string> }
  | { kind: "edit"; messageId: string; text: string }
  | { kind: "revoke"; messageId: string }
  | { kind: "moved"; phone: string }
  | { kind: "unsupported"; what: string }
  | {
      kind: "template";
      name: string;
      language: string;
      header: string | null;
      headerMediaId: string | null;
      /** The place above the text. */
      place?: Place;
      offer?: { text: string; endsAt: number | null };
      body: string;
      footer: string | null;
      buttons: ShownButton[];
      cards?: { headerMediaId: string | null; headerKind: string; body: string; buttons: ShownButton[] }[];
    }
  | {
      kind: "interactive";
      header: string | null;
      headerMediaId: string | null;
      body: string;
      footer: string | null;
      buttons: ShownButton[];
    };

export type Place = { latitude: number; longitude: number; name: string; address: string };

/** `payload` of a list's row is its id. */
export type ShownButton = {
  text: string;
  payload: string;
  url: string | null;
  pressable: boolean;
  /** Of a list: the row's second line. */
  description?: string;
};

export type SentStatus = "accepted" | "sent" | "delivered" | "read" | "failed";

/** One line of the ledger: what the provider accepted from the company, and what became of it. */
export type SentMessage = {
  side: "company";
  seq: number;
  id: string;
  numberId: string;
  /** E.164 with plus. */
  to: string;
  /** Our own id as the company gave it: biz_opaque_callback_data, or `ref` of Twilio's StatusCallback. */
  ref: string | null;
  /** Arrival of the request in ms since 1970, fractional, never backwards. */
  at: number;
  content: Content;
  replyToId: string | null;
  statusUrl: string | null;
  /** The company wrote first: the window was closed. */
  initiates: boolean;
  status: SentStatus;
  failure: Refusal | null;
};

/** What a client wrote. */
export type ClientMessage = {
  side: "client";
  id: string;
  numberId: string;
  from: string;
  at: number;
  content: Content;
  replyToId: string | null;
  forwarded: boolean;
  /** How long the company's webhook took to say 200; null until then. */
  tookMs: number | null;
  readByCompany: boolean;
};

export type Thread = {
  numberId: string;
  phone: string;
  lastClientMessageAt: number | null;
  /** The client sees the company typing until then. */
  typingUntil: number;
  items: (SentMessage | ClientMessage)[];
  /** Tokens of the pair rate and when they were counted. */
  pair: { tokens: number; at: number };
};

/** Why a provider will not take or bring a message; every wire has its own code for it. */
export type RefusalReason =
  | "number_disconnected"
  | "rate_limited"
  | "pair_limited"
  | "daily_limit"
  | "window_closed"
  | "recipient_is_sender"
  | "not_on_whatsapp"
  | "undeliverable"
  | "template_unknown"
  | "template_not_approved"
  | "template_paused"
  | "template_disabled"
  | "parameter_count"
  | "parameter_format"
  | "text_too_long"
  | "media_unknown"
  | "media_type"
  | "media_size"
  | "media_unreachable"
  | "message_unknown"
  | "payment_missing"
  | "service_unavailable";
export type Refusal = { reason: RefusalReason; details: string };
