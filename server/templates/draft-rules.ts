import type { TemplateCategory } from "@/db/enums";
import type { TemplateCard } from "../providers/template-types";
import type { TemplateButton, TemplateComponent } from "../providers/types";
import { templateVariables, valuesOfCard } from "./rules";

export const headerFormats = ["none", "text", "image", "video", "document", "location"] as const;
export type HeaderFormat = (typeof headerFormats)[number];

/** Kinds of buttons that are written here; the others are kept as they came. */
export const draftButtonTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"] as const;
export type DraftButtonType = (typeof draftButtonTypes)[number];

/** One button being written. `value`: the address, the phone or the sample code. */
export type DraftButton = {
  type: TemplateButton["type"];
  text: string;
  value: string;
  /** A button the editor does not change, whole. */
  kept?: TemplateButton;
};

export const cardFormats = ["image", "video"] as const;
export const cardButtonTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER"] as const;

/** One card being written: our uploaded sample of its picture or film, its words and buttons. */
export type DraftCard = { mediaId: string | null; fileName: string | null; body: string; buttons: DraftButton[] };
export type DraftCarousel = { format: (typeof cardFormats)[number]; cards: DraftCard[] };

/** A language version as the editor holds it; `toComponents` makes the provider's parts of it. */
export type DraftContent = {
  header: {
    format: HeaderFormat;
    text: string;
    /** Our uploaded sample of a media header. */
    mediaId: string | null;
    fileName: string | null;
  };
  body: string;
  footer: string;
  buttons: DraftButton[];
  /** Cards under the text; null (of older drafts: nothing) = none. */
  carousel?: DraftCarousel | null;
  /** Sample values by variable (`header.1`, `body.name`, `button.0.1`, `card.0.body.1`). */
  samples: Record<string, string>;
  /** "This offer ends…": text and whether a countdown runs; null = no offer. */
  offer: { text: string; hasExpiration: boolean } | null;
  /** What only a template of the authentication category has; WhatsApp writes its text. */
  authentication: { securityNote: boolean; expirationMinutes: number | null; buttonText: string };
  /** Parts the editor does not change (what is newer than we are), whole. */
  kept: TemplateComponent[];
};

export const emptyContent: DraftContent = {
  header: { format: "none", text: "", mediaId: null, fileName: null },
  body: "",
  footer: "",
  buttons: [],
  carousel: null,
  samples: {},
  offer: null,
  authentication: { securityNote: true, expirationMinutes: 10, buttonText: "" },
  kept: [],
};

/** The provider's parts in their order, with samples as examples. */
export function toComponents(content: DraftContent, category: TemplateCategory): TemplateComponent[] {
  if (category === "authentication") return authenticationParts(content);
  return [
    ...headerPart(content),
    ...(content.offer ? [{ type: "LIMITED_TIME_OFFER" as const, ...content.offer }] : []),
    { type: "BODY", text: content.body, ...exampleOf("body", content.body, content.samples) },
    ...(content.footer.trim() ? [{ type: "FOOTER" as const, text: content.footer.trim() }] : []),
    ...(content.buttons.length > 0
      ? [{ type: "BUTTONS" as const, buttons: content.buttons.map((button, n) => toButton(button, n, content)) }]
      : []),
    ...carouselPart(content),
    ...content.kept,
  ];
}

/** A template as the editor opens it: to change it, to fix it, to carry it elsewhere. */
export function fromComponents(components: TemplateComponent[]): DraftContent {
  const content: DraftContent = {
    ...emptyContent,
    samples: Object.fromEntries(
      templateVariables(components).flatMap(({ key, sample }) => (sample ? [[key, sample]] : [])),
    ),
  };
  return components.reduce(withPart, content);
}

/** Positional unless a variable of header or body has a name. */
export const parameterFormatOf = (components: TemplateComponent[]): "positional" | "named" =>
  templateVariables(components).some(({ place, token }) => place !== "button" && !/^\d+$/.test(token))
    ? "named"
    : "positional";

function authenticationParts({ authentication, buttons }: DraftContent): TemplateComponent[] {
  const { securityNote, expirationMinutes, buttonText } = authentication;
  const own = buttons.find(({ kept }) => kept?.otp)?.kept;
  return [
    { type: "BODY", text: "", addSecurityRecommendation: securityNote },
    ...(expirationMinutes === null
      ? []
      : [{ type: "FOOTER" as const, text: "", codeExpirationMinutes: expirationMinutes }]),
    { type: "BUTTONS", buttons: [own ?? { type: "OTP", text: buttonText.trim(), otp: { type: "COPY_CODE" } }] },
  ];
}

function headerPart({ header, samples }: DraftContent): TemplateComponent[] {
  switch (header.format) {
    case "none":
      return [];
    case "text":
      return [
        { type: "HEADER", format: "TEXT", text: header.text.trim(), ...exampleOf("header", header.text, samples) },
      ];
    case "image":
      return [{ type: "HEADER", format: "IMAGE" }];
    case "video":
      return [{ type: "HEADER", format: "VIDEO" }];
    case "document":
      return [{ type: "HEADER", format: "DOCUMENT" }];
    case "location":
      return [{ type: "HEADER", format: "LOCATION" }];
  }
}

function carouselPart({ carousel, samples }: DraftContent): TemplateComponent[] {
  if (!carousel) return [];
  const format = carousel.format === "image" ? ("IMAGE" as const) : ("VIDEO" as const);
  const cards = carousel.cards.map(({ body, buttons }, n): TemplateCard => {
    const own = { samples: valuesOfCard(samples, n) };
    return {
      components: [
        { type: "HEADER", format },
        ...(body.trim() ? [{ type: "BODY" as const, text: body, ...exampleOf("body", body, own.samples) }] : []),
        ...(buttons.length > 0
          ? [{ type: "BUTTONS" as const, buttons: buttons.map((button, at) => toButton(button, at, own)) }]
          : []),
      ],
    };
  });
  return [{ type: "CAROUSEL", cards }];
}

/** Null when a card has what is not written here: such a carousel is kept whole. */
function fromCards(cards: TemplateCard[]): DraftCarousel | null {
  const formats = new Set(cards.flatMap(({ components }) => components.flatMap(cardFormat)));
  const [format] = formats;
  const isOurs = cards.every(({ components }) =>
    components.every(
      (part) =>
        part.type === "BODY" ||
        (part.type === "HEADER" && cardFormat(part).length > 0) ||
        (part.type === "BUTTONS" && part.buttons.every(({ type }) => cardButtonTypes.some((known) => known === type))),
    ),
  );
  if (!format || formats.size > 1 || !isOurs) return null;
  return {
    format,
    cards: cards.map(({ components }) => ({
      mediaId: null,
      fileName: null,
      body: components.find((part) => part.type === "BODY")?.text ?? "",
      buttons: components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons.map(fromButton) : [])),
    })),
  };
}

function cardFormat(part: TemplateCard["components"][number]): DraftCarousel["format"][] {
  if (part.type !== "HEADER") return [];
  return part.format === "IMAGE" ? ["image"] : part.format === "VIDEO" ? ["video"] : [];
}

function toButton(button: DraftButton, n: number, { samples }: Pick<DraftContent, "samples">): TemplateButton {
  if (button.kept) return { ...button.kept, text: button.text };
  const [text, value] = [button.text.trim(), button.value.trim()];
  switch (button.type) {
    case "URL": {
      const token = tokensIn(value)[0];
      const sample = token ? samples[`button.${n}.${token}`] : undefined;
      return {
        type: "URL",
        text,
        url: value,
        ...(token && sample ? { example: fillTokens(value, () => sample) } : {}),
      };
    }
    case "PHONE_NUMBER":
      return { type: "PHONE_NUMBER", text, phone: value };
    case "COPY_CODE":
      return { type: "COPY_CODE", text, example: value };
    default:
      return { type: button.type, text };
  }
}

function withPart(content: DraftContent, part: TemplateComponent): DraftContent {
  const { authentication } = content;
  switch (part.type) {
    case "HEADER":
      return { ...content, header: { ...emptyContent.header, format: formatOf(part.format), text: part.text ?? "" } };
    case "BODY":
      return {
        ...content,
        body: part.text,
        authentication: { ...authentication, securityNote: part.addSecurityRecommendation ?? false },
      };
    case "FOOTER":
      return {
        ...content,
        footer: part.text,
        authentication: { ...authentication, expirationMinutes: part.codeExpirationMinutes ?? null },
      };
    case "BUTTONS":
      return {
        ...content,
        buttons: part.buttons.map(fromButton),
        authentication: { ...authentication, buttonText: part.buttons.find(({ otp }) => otp)?.text ?? "" },
      };
    case "LIMITED_TIME_OFFER":
      return { ...content, offer: { text: part.text, hasExpiration: part.hasExpiration } };
    case "CAROUSEL": {
      const carousel = fromCards(part.cards);
      return carousel ? { ...content, carousel } : { ...content, kept: [...content.kept, part] };
    }
    default:
      return { ...content, kept: [...content.kept, part] };
  }
}

const formats = { TEXT: "text", IMAGE: "image", VIDEO: "video", DOCUMENT: "document", LOCATION: "location" } as const;
const formatOf = (format: keyof typeof formats): HeaderFormat => formats[format];

function fromButton(button: TemplateButton): DraftButton {
  const { type, text } = button;
  if (type === "URL") return { type, text, value: button.url ?? "" };
  if (type === "PHONE_NUMBER") return { type, text, value: button.phone ?? "" };
  if (type === "COPY_CODE") return { type, text, value: button.example ?? "" };
  if (type === "QUICK_REPLY") return { type, text, value: "" };
  return { type, text, value: "", kept: button };
}

/** Meta: `header_text` ["a"], `body_text` [["a", "b"]]; named: `…_named_params` [{param_name, example}]. */
function exampleOf(place: "header" | "body", text: string, samples: Record<string, string>): { example?: unknown } {
  const tokens = orderedTokens(text);
  if (tokens.length === 0) return {};
  const sampleFor = (token: string) => samples[`${place}.${token}`]?.trim() ?? "";
  if (tokens.some((token) => !/^\d+$/.test(token)))
    return {
      example: {
        [`${place}_text_named_params`]: tokens.map((token) => ({ param_name: token, example: sampleFor(token) })),
      },
    };
  const values = tokens.map(sampleFor);
  return { example: place === "header" ? { header_text: values } : { body_text: [values] } };
}

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

/** What stands between braces, each once, in reading order. */
export const tokensIn = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map(([, token]) => token ?? "")),
];

/** Numbers in their order, names as they are read. */
export function orderedTokens(text: string): string[] {
  const tokens = tokensIn(text);
  return tokens.every((token) => /^\d+$/.test(token)) ? tokens.sort((a, b) => Number(a) - Number(b)) : tokens;
}

export const fillTokens = (text: string, value: (token: string) => string): string =>
  text.replace(placeholder, (_, token: string) => value(token));
