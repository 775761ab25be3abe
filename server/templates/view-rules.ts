import type { TemplateButton, TemplateComponent } from "../providers/types";
import { wordsOf } from "./language-rules";
import { offerKey } from "./place-rules";
import { fill } from "./rules";

/** A template as a client's phone draws it. */
export type TemplateView = {
  header:
    | { kind: "text"; text: string }
    | { kind: "image" | "video" | "document" }
    | { kind: "location"; name: string; address: string }
    | null;
  offer: { text: string; hasExpiration: boolean; endsAt: Date | null } | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
  cards: { header: "image" | "video" | null; body: string; buttons: TemplateButton[] }[];
  /** It has parts that we cannot draw. */
  hasUnknown: boolean;
};

/** `values` by key of the variable (`header.1`, `card.0.body.1`); a missing one leaves its braces visible. */
export function viewTemplate(
  components: TemplateComponent[],
  values: Record<string, string>,
  language: string,
): TemplateView {
  const view: TemplateView = {
    header: null,
    offer: null,
    body: "",
    footer: null,
    buttons: [],
    cards: [],
    hasUnknown: false,
  };
  for (const part of components) Object.assign(view, viewPart(part, values, language));
  return view;
}

function viewPart(part: TemplateComponent, values: Record<string, string>, language: string): Partial<TemplateView> {
  const words = wordsOf(language);
  switch (part.type) {
    case "HEADER":
      return { header: headerOf(part, values) };
    case "BODY": {
      const text = fill("body", part.text || (part.addSecurityRecommendation === undefined ? "" : words.code), values);
      return { body: part.addSecurityRecommendation && !part.text ? `${text} ${words.securityNote}` : text };
    }
    case "FOOTER":
      return { footer: part.text || (part.codeExpirationMinutes ? words.expires(part.codeExpirationMinutes) : null) };
    case "BUTTONS":
      return { buttons: part.buttons };
    case "CAROUSEL":
      return { cards: part.cards.map(({ components }, n) => cardOf(components, n, values)) };
    case "LIMITED_TIME_OFFER":
      return { offer: { text: part.text, hasExpiration: part.hasExpiration, endsAt: toDate(values[offerKey]) } };
    case "OTHER":
      return { hasUnknown: true };
  }
}

const kinds = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" } as const;

function headerOf(
  { format, text }: Extract<TemplateComponent, { type: "HEADER" }>,
  values: Record<string, string>,
): TemplateView["header"] {
  if (format === "TEXT") return { kind: "text", text: fill("header", text ?? "", values) };
  if (format === "LOCATION")
    return { kind: "location", name: values["header.name"] ?? "", address: values["header.address"] ?? "" };
  return { kind: kinds[format] };
}

function toDate(moment: string | undefined): Date | null {
  const at = Date.parse(moment ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}

function cardOf(
  components: TemplateComponent[],
  n: number,
  values: Record<string, string>,
): TemplateView["cards"][number] {
  const header = components.find((part) => part.type === "HEADER");
  const body = components.find((part) => part.type === "BODY");
  return {
    header: header?.format === "IMAGE" ? "image" : header?.format === "VIDEO" ? "video" : null,
    body: fill(`card.${n}.body`, body?.text ?? "", values),
    buttons: components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : [])),
  };
}
