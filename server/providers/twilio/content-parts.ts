import { type Bag, bag, bags, compact, keepable, list, lookUp, num, str } from "../read";
import { fillTokens, tokensIn } from "../template-samples";
import type { TemplateButton, TemplateCard, TemplateComponent, TemplateHeader } from "../template-types";

type Samples = Record<string, string>;
type Reader = (type: Bag, samples: Samples) => TemplateComponent[];

/** What approval is asked for, the nearest to WhatsApp's own form first (providers.md C6). */
const readers: Record<string, Reader> = {
  "whatsapp/card": card,
  "whatsapp/authentication": authentication,
  "whatsapp/flows": flow,
  "twilio/flows": flow,
  "twilio/carousel": carousel,
  "twilio/card": card,
  "twilio/media": card,
  "twilio/call-to-action": card,
  "twilio/quick-reply": card,
  "twilio/text": card,
};

/** The parts of a Content item. What WhatsApp has no part for (list, catalogue, place, calendar) is kept whole beside its text. */
export function toComponents(types: Bag, variables: Bag): TemplateComponent[] {
  const samples = Object.fromEntries(Object.entries(variables).map(([token, value]) => [token, str(value) ?? ""]));
  const known = Object.keys(readers).find((name) => Object.hasOwn(types, name));
  const name = known ?? Object.keys(types)[0];
  if (name === undefined) return [];
  const type = bag(types[name]);
  const read = lookUp(readers, known);
  return read ? read(type, samples) : [...bodyOf(type, samples), { type: "OTHER", raw: keepable({ [name]: type }) }];
}

function card(type: Bag, samples: Samples): TemplateComponent[] {
  // A card's title is its text where it has no body; beside one it stands above.
  const [body, title] = [str(type.body), str(type.title)];
  const headerText = str(type.header_text) ?? (body ? title : undefined);
  const media = str(list(type.media)[0]);
  const footer = str(type.footer) ?? str(type.subtitle);
  const header: TemplateComponent[] = headerText
    ? [{ type: "HEADER", format: "TEXT", text: headerText, ...exampleOf("header_text", headerText, samples) }]
    : media
      ? [mediaHeader(media, samples)]
      : [];
  return [
    ...header,
    ...bodyOf({ body: body ?? title }, samples),
    ...(footer ? [{ type: "FOOTER" as const, text: footer }] : []),
    ...buttonsOf(type, samples),
  ];
}

function authentication(type: Bag, samples: Samples): TemplateComponent[] {
  const minutes = num(type.code_expiration_minutes);
  const text = str(bags(type.actions)[0]?.copy_code_text) ?? "";
  return [
    {
      type: "BODY",
      text: str(type.body) ?? "{{1}}",
      ...exampleOf("body_text", "{{1}}", samples),
      addSecurityRecommendation: type.add_security_recommendation !== false,
    },
    ...(minutes === undefined ? [] : [{ type: "FOOTER" as const, text: "", codeExpirationMinutes: minutes }]),
    { type: "BUTTONS", buttons: [{ type: "OTP", text, otp: { type: "COPY_CODE" } }] },
  ];
}

function flow(type: Bag, samples: Samples): TemplateComponent[] {
  const button: TemplateButton = {
    type: "FLOW",
    text: str(type.button_text) ?? "",
    flow: compact({ id: str(type.flow_id), screen: str(type.flow_first_page_id) }),
  };
  return [...bodyOf(type, samples), { type: "BUTTONS", buttons: [button] }];
}

function carousel(type: Bag, samples: Samples): TemplateComponent[] {
  return [...bodyOf(type, samples), { type: "CAROUSEL", cards: bags(type.cards).map((own) => toCard(own, samples)) }];
}

function toCard(own: Bag, samples: Samples): TemplateCard {
  const media = str(own.media);
  const text = [str(own.title), str(own.body)].filter(Boolean).join("\n");
  return {
    components: [
      ...(media ? [mediaHeader(media, samples)] : []),
      ...bodyOf({ body: text }, samples),
      ...buttonsOf(own, samples),
    ],
  };
}

const bodyOf = (type: Bag, samples: Samples): Extract<TemplateComponent, { type: "BODY" }>[] => {
  const text = str(type.body);
  return text ? [{ type: "BODY", text, ...exampleOf("body_text", text, samples) }] : [];
};

/** In the order of the variables that this very text has. */
function exampleOf(key: "header_text" | "body_text", text: string, samples: Samples): { example?: unknown } {
  const values = tokensIn(text).map((token) => samples[token] ?? "");
  if (values.length === 0) return {};
  return { example: { [key]: key === "body_text" ? [values] : values } };
}

const buttonsOf = (type: Bag, samples: Samples): Extract<TemplateComponent, { type: "BUTTONS" }>[] => {
  const buttons = bags(type.actions).map((action) => toButton(action, samples));
  return buttons.length > 0 ? [{ type: "BUTTONS", buttons }] : [];
};

const buttonTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"] as const;

/** A quick reply may leave its type out. */
function toButton(action: Bag, samples: Samples): TemplateButton {
  const type = str(action.type)?.toUpperCase() ?? "QUICK_REPLY";
  const known = buttonTypes.find((own) => own === type);
  const text = str(action.title) ?? "";
  if (!known) return { type: "OTHER", text, raw: keepable(action) };
  const url = str(action.url);
  const code = str(action.code);
  const sample =
    url && tokensIn(url).reduce((filled, token) => filled.replace(`{{${token}}}`, samples[token] ?? ""), url);
  return {
    type: known,
    text,
    ...compact({
      url,
      phone: str(action.phone),
      code,
      example: code ? fillTokens(code, (token) => samples[token] ?? "") : sample === url ? undefined : sample,
    }),
  };
}

function mediaHeader(mediaUrl: string, samples: Samples): TemplateHeader {
  const sample = fillTokens(mediaUrl, (token) => samples[token] ?? "");
  return { type: "HEADER", format: formatOf(sample), mediaUrl, example: { header_handle: [sample] } };
}

/** Twilio names no kind: the ending of the file decides. */
function formatOf(media: string): "IMAGE" | "VIDEO" | "DOCUMENT" {
  const path = media.replace(/[?#].*$/, "").toLowerCase();
  if (/\.(?:mp4|3gp|3gpp)$/.test(path)) return "VIDEO";
  return /\.(?:pdf|docx?|xlsx?|pptx?|txt)$/.test(path) ? "DOCUMENT" : "IMAGE";
}
