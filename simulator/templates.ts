import type {
  CardComponent,
  Content,
  Place,
  Refusal,
  ShownButton,
  Template,
  TemplateButton,
  TemplateComponent,
} from "./model";

/** Values given for a template, by where they go; `null` header means none was given. */
export type TemplateValues = CardValues & {
  cards: CardValues[];
  /** When an offer ends. */
  offerExpiresAt: number | null;
};

export type CardValues = {
  header:
    | { kind: "text"; values: string[] }
    | { kind: "image" | "video" | "document"; mediaId: string | null }
    | { kind: "location"; place: Place }
    | null;
  body: { name: string | null; text: string }[];
  buttons: { index: number; kind: "url" | "quick_reply" | "copy_code" | "flow"; value: string }[];
};

/** A carousel's card has the same parts as a template. */
type Parts = { components: (TemplateComponent | CardComponent)[] };

/** Names of the placeholders in order of appearance, each once: `{{1}} {{name}}` → ["1", "name"]. */
export const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([\w]+)\s*\}\}/g)].map(([, name]) => name ?? "")),
];

export const partOf = <T extends TemplateComponent["type"]>(template: Parts, type: T) =>
  template.components.find((part): part is Extract<TemplateComponent, { type: T }> => part.type === type);

export const buttonsOf = (template: Parts): TemplateButton[] => partOf(template, "BUTTONS")?.buttons ?? [];

/** What is wrong with these values; null when the template can be filled. */
export function valuesProblem(template: Template, values: TemplateValues, now: number): Refusal | null {
  return (
    statusProblem(template) ??
    partsProblem(template, values) ??
    offerProblem(template, values, now) ??
    cardsProblem(template, values)
  );
}

const partsProblem = (parts: Parts, values: CardValues): Refusal | null =>
  bodyProblem(parts, values) ?? headerProblem(parts, values) ?? buttonProblem(parts, values);

function offerProblem(template: Template, { offerExpiresAt }: TemplateValues, now: number): Refusal | null {
  const runs = partOf(template, "LIMITED_TIME_OFFER")?.limited_time_offer.has_expiration ?? false;
  if (runs !== (offerExpiresAt !== null))
    return format("limited_time_offer: expiration_time_ms does not fit the template");
  return offerExpiresAt !== null && offerExpiresAt <= now
    ? format("limited_time_offer: expiration_time_ms is in the past")
    : null;
}

function cardsProblem(template: Template, { cards }: TemplateValues): Refusal | null {
  const wanted = partOf(template, "CAROUSEL")?.cards ?? [];
  if (wanted.some((_, n) => cards.length > n && !cards[n])) return format("carousel: a card_index is missing");
  if (cards.length !== wanted.length)
    return {
      reason: "parameter_format",
      details: `carousel: expected ${wanted.length} cards, received ${cards.length}`,
    };
  return wanted.reduce<Refusal | null>(
    (found, card, n) => found ?? partsProblem(card, cards[n] ?? { header: null, body: [], buttons: [] }),
    null,
  );
}

function statusProblem({ name, language, status }: Template): Refusal | null {
  const details = `template (${name}, ${language}) is ${status}`;
  switch (status) {
    case "APPROVED":
    case "FLAGGED":
      return null;
    case "PAUSED":
      return { reason: "template_paused", details };
    case "DISABLED":
      return { reason: "template_disabled", details };
    default:
      return { reason: "template_not_approved", details };
  }
}

function bodyProblem(template: Parts, { body }: CardValues): Refusal | null {
  const wanted = placeholders(partOf(template, "BODY")?.text ?? "");
  if (body.length !== wanted.length)
    return count(
      `body: number of localizable_params (${body.length}) does not match the expected number of params (${wanted.length})`,
    );
  const named = wanted.some((name) => !/^\d+$/.test(name));
  const missing = named ? wanted.find((name) => !body.some((value) => value.name === name)) : undefined;
  if (missing) return { reason: "parameter_format", details: `body: Parameter name is missing or empty: ${missing}` };
  const bad = body.find(({ text }) => text === "" || /[\n\t]| {5,}/.test(text));
  if (bad)
    return {
      reason: "parameter_format",
      details: "Param text cannot be empty, have new-line/tab characters or more than 4 consecutive spaces",
    };
  const filled = fill(partOf(template, "BODY")?.text ?? "", body);
  return filled.length > 1024
    ? { reason: "text_too_long", details: `Translated text too long: ${filled.length} of 1024 characters` }
    : null;
}

function headerProblem(template: Parts, { header }: CardValues): Refusal | null {
  const wanted = partOf(template, "HEADER");
  if (wanted && wanted.format !== "TEXT") {
    if (!header)
      return {
        reason: "parameter_format",
        details: `header: Format mismatch, expected ${wanted.format}, received UNKNOWN`,
      };
    if (header.kind === "location" && wanted.format === "LOCATION") return placeProblem(header.place);
    const matches = header.kind !== "text" && header.kind.toUpperCase() === wanted.format;
    return matches
      ? null
      : {
          reason: "parameter_format",
          details: `header: Format mismatch, expected ${wanted.format}, received ${header.kind.toUpperCase()}`,
        };
  }
  const expected = wanted ? placeholders(wanted.text).length : 0;
  const given = header?.kind === "text" ? header.values.length : header ? 1 : 0;
  return given === expected
    ? null
    : count(
        `header: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
      );
}

function placeProblem({ latitude, longitude, name, address }: Place): Refusal | null {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return format("header: location is not on the Earth");
  return name && address ? null : format("header: location needs a name and an address");
}

function buttonProblem(template: Parts, { buttons }: CardValues): Refusal | null {
  const shown = buttonsOf(template);
  for (const { index, kind } of buttons) {
    const button = shown[index];
    if (!button || wireKind(button) !== kind)
      return {
        reason: "parameter_format",
        details: `button at index ${index} of type ${kind} does not exist in the template`,
      };
  }
  const long = buttons.find(({ kind, value }) => kind === "copy_code" && value.length > 15);
  if (long) return format(`Button at index ${long.index}: coupon_code is longer than 15 characters`);
  const missing = shown.findIndex(
    (button, index) => wantsValue(button) && !buttons.some((value) => value.index === index),
  );
  return missing === -1
    ? null
    : { reason: "parameter_format", details: `Button at index ${missing} of type Url requires a parameter` };
}

/** A code button is filled as the address behind it (providers.md A4.4). */
const wireKind = ({ type }: TemplateButton): string => (type === "OTP" ? "url" : type.toLowerCase());
const wantsValue = (button: TemplateButton): boolean =>
  button.type === "OTP" || button.type === "COPY_CODE" || (button.type === "URL" && button.url.includes("{{"));

const format = (details: string): Refusal => ({ reason: "parameter_format", details });
const count = (details: string): Refusal => ({ reason: "parameter_count", details });

/** The template as the client sees it; call only when `valuesProblem` is null. */
export function render(template: Template, values: TemplateValues): Extract<Content, { kind: "template" }> {
  const header = partOf(template, "HEADER");
  const headerValues = values.header?.kind === "text" ? values.header.values : [];
  return {
    kind: "template",
    name: template.name,
    language: template.language,
    header:
      header?.format === "TEXT"
        ? fill(
            header.text,
            headerValues.map((text) => ({ name: null, text })),
          )
        : null,
    headerMediaId: values.header && "mediaId" in values.header ? values.header.mediaId : null,
    ...(values.header?.kind === "location" ? { place: values.header.place } : {}),
    ...offerOf(template, values),
    body: fill(partOf(template, "BODY")?.text ?? "", values.body),
    footer: partOf(template, "FOOTER")?.text ?? null,
    buttons: shownButtons(template, values),
    ...cardsOf(template, values),
  };
}

function offerOf(template: Template, { offerExpiresAt }: TemplateValues) {
  const offer = partOf(template, "LIMITED_TIME_OFFER")?.limited_time_offer;
  return offer ? { offer: { text: offer.text, endsAt: offerExpiresAt } } : {};
}

const shownButtons = (parts: Parts, { buttons }: CardValues): ShownButton[] =>
  buttonsOf(parts).map((button, index) => shown(button, buttons.find((value) => value.index === index)?.value));

function cardsOf(template: Template, values: TemplateValues) {
  const cards = partOf(template, "CAROUSEL")?.cards;
  if (!cards) return {};
  return {
    cards: cards.map((card, n) => {
      const own = values.cards[n] ?? { header: null, body: [], buttons: [] };
      return {
        headerMediaId: own.header && "mediaId" in own.header ? own.header.mediaId : null,
        headerKind: own.header?.kind ?? "none",
        body: fill(partOf(card, "BODY")?.text ?? "", own.body),
        buttons: shownButtons(card, own),
      };
    }),
  };
}

function shown(button: TemplateButton, value: string | undefined) {
  return {
    text: button.text,
    payload: button.type === "QUICK_REPLY" ? (value ?? button.text) : button.type === "COPY_CODE" ? (value ?? "") : "",
    url: button.type === "URL" ? button.url.replace(/\{\{\w+\}\}/, encodeURIComponent(value ?? "")) : null,
    pressable: button.type === "QUICK_REPLY",
  };
}

function fill(text: string, values: { name: string | null; text: string }[]): string {
  const order = placeholders(text);
  return text.replace(/\{\{\s*([\w]+)\s*\}\}/g, (whole, name: string) => {
    const named = values.find((value) => value.name === name);
    return (named ?? values[order.indexOf(name)])?.text ?? whole;
  });
}
