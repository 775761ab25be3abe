/** Templates as every provider has them: their parts, their values, their life (providers.md A4, A12.1, B2, C6). */
import type { Quality, TemplateCategory, TemplateStatus } from "@/db/enums";
import type { Connection } from "./types";

export type TemplateHeader = {
  type: "HEADER";
  format: "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION";
  text?: string;
  example?: unknown;
  /**
   * Only Twilio, where the file's address is part of the template: without a variable every client gets this very file, and none
   * is given when it is sent.
   */
  mediaUrl?: string;
};

/** Meta's component form; 360dialog's and Twilio's are mapped to it. Unknown kinds are kept whole. */
export type TemplateComponent =
  | TemplateHeader
  /** Of an authentication template WhatsApp writes the text itself: it may be empty. */
  | { type: "BODY"; text: string; example?: unknown; addSecurityRecommendation?: boolean }
  /** `codeExpirationMinutes` (1 to 90) stands in place of a text of ours. */
  | { type: "FOOTER"; text: string; codeExpirationMinutes?: number }
  | { type: "BUTTONS"; buttons: TemplateButton[] }
  | { type: "CAROUSEL"; cards: TemplateCard[] }
  /** At most 16 characters; with `hasExpiration` a countdown runs to the time given when it is sent. */
  | { type: "LIMITED_TIME_OFFER"; text: string; hasExpiration: boolean }
  | { type: "OTHER"; raw: unknown };

/** One card of a carousel: a picture or film, its own words, its own buttons. */
export type TemplateCard = {
  components: Extract<TemplateComponent, { type: "HEADER" | "BODY" | "BUTTONS" | "OTHER" }>[];
};

export type TemplateButton = {
  type: "QUICK_REPLY" | "URL" | "PHONE_NUMBER" | "COPY_CODE" | "FLOW" | "OTP" | "OTHER";
  text: string;
  url?: string;
  phone?: string;
  /** The whole sample address of a URL with a variable; the sample coupon of COPY_CODE. */
  example?: string;
  /** Only Twilio, of COPY_CODE: the code is part of the template, and only its variables are given when it is sent. */
  code?: string;
  /** Of FLOW; `id` or `name` says which. */
  flow?: { id?: string; name?: string; action?: string; screen?: string };
  /** Of OTP: how the code gets into the client's app. */
  otp?: {
    type: "COPY_CODE" | "ONE_TAP" | "ZERO_TAP";
    autofillText?: string;
    apps?: { packageName: string; signatureHash: string }[];
  };
  /** Of OTHER: what the provider says, whole. */
  raw?: unknown;
};

export type ProviderTemplate = {
  providerTemplateId: string;
  name: string;
  language: string;
  category: TemplateCategory;
  status: TemplateStatus;
  reason: string | null;
  components: TemplateComponent[];
  /** The rest only where the provider tells. */
  parameterFormat?: ParameterFormat;
  quality?: Quality;
  /** What it was before the provider changed its category. */
  previousCategory?: TemplateCategory;
  /** What it will be: the provider announces it a day ahead. */
  correctCategory?: TemplateCategory;
  /** Where an edit stands beside the approved version (Twilio). */
  pendingEdit?: PendingEdit;
};

/** A version that waits for its review, or failed it, beside the approved one that it is to replace. */
export type PendingEdit = Pick<
  ProviderTemplate,
  "providerTemplateId" | "category" | "status" | "reason" | "components"
>;

export type ParameterFormat = "positional" | "named";

type MediaParameter = {
  kind: "image" | "video" | "document";
  link: string;
  fileName?: string;
  /** Our own file: its link is made anew when the message leaves. */
  mediaId?: string;
  /** The header's `mediaUrl`: the link fills its variable. */
  slot?: string;
};
export type ButtonParameter = {
  index: number;
  /** `value`: the rest of the address, the payload, the coupon, the code (`otp`), the flow's token. */
  kind: "url" | "quick_reply" | "copy_code" | "otp" | "flow";
  value: string;
  /** What a flow's first screen is given. */
  flowData?: Record<string, unknown>;
};

/** One template's values by their place. Header media is given as a link. */
export type TemplateParameters = {
  header?:
    | { kind: "text"; values: string[]; names?: string[] }
    | MediaParameter
    | { kind: "location"; latitude: number; longitude: number; name: string; address: string };
  /** In order of the positional variables, or of `bodyNames` for named ones. */
  body: string[];
  bodyNames?: string[];
  buttons?: ButtonParameter[];
  /** In the order of the template's cards. */
  cards?: { header?: MediaParameter; body?: string[]; bodyNames?: string[]; buttons?: ButtonParameter[] }[];
  /** When a limited-time offer ends, in ms since 1970. */
  offerExpiresAtMs?: number;
  /** Every value by what stands between its braces: how Twilio wants them, whose numbering runs through the whole template. */
  byToken?: Record<string, string>;
};

/** An example file: Meta takes the handle of an upload, 360dialog and Twilio a public address. */
export type HeaderSample = {
  bytes: () => Promise<Uint8Array | Blob>;
  mimeType: string;
  fileName: string;
  publicUrl: string;
};

/** What is submitted for review (providers.md A12.1, B2, C6). */
export type TemplateSubmission = {
  name: string;
  language: string;
  category: TemplateCategory;
  parameterFormat: ParameterFormat;
  components: TemplateComponent[];
  /**
   * Sample values, required by every provider: by the variable's place (`header.1`, `body.first_name`, `button.0.1`,
   * `card.0.body.1`, `card.0.button.1.1`) or, where it is found only once, by what stands between its braces alone.
   */
  samples: Record<string, string>;
  headerSample?: HeaderSample;
  /** Of the cards' headers, in the order of the cards. */
  cardSamples?: HeaderSample[];
};

export type SubmittedTemplate = { providerTemplateId: string; status: TemplateStatus; category: TemplateCategory };

/** The doors of an adapter for the life of a template. Every call throws `ProviderError`. */
export type TemplateLife = {
  submitTemplate(connection: Connection, submission: TemplateSubmission): Promise<SubmittedTemplate>;
  /**
   * Edits an approved, rejected or paused template; it goes to review again. Twilio cannot: a new Content item takes its place,
   * whose id is answered. Where the capability `templateEdit` is false nothing can be edited. `category` is the present one: it
   * is sent only when it is to change, an approved template's is locked.
   */
  editTemplate(
    connection: Connection,
    template: { providerTemplateId: string; category?: TemplateCategory },
    submission: TemplateSubmission,
  ): Promise<SubmittedTemplate>;
  /** Deletes this one language version; all of the name where the capability `deletesOneLanguage` is false. */
  deleteTemplate(connection: Connection, template: { providerTemplateId: string; name: string }): Promise<void>;
  /** Ends a pause that pacing made; where the provider has no such door the capability `unpause` is false. */
  unpauseTemplate(connection: Connection, template: { providerTemplateId: string }): Promise<void>;
};
