import type { ButtonParameter, TemplateParameters } from "../template-types";

type Form = Record<string, unknown>;

/** The values of a template as Meta and 360dialog want them (providers.md A4). */
export function toComponents({
  header,
  body,
  bodyNames,
  buttons,
  cards,
  offerExpiresAtMs,
}: TemplateParameters): Form[] {
  return [
    ...(header ? [headerForm(header)] : []),
    ...bodyForm(body, bodyNames),
    ...(offerExpiresAtMs === undefined ? [] : [offerForm(offerExpiresAtMs)]),
    ...(buttons ?? []).map(buttonForm),
    ...(cards ? [{ type: "carousel", cards: cards.map(cardForm) }] : []),
  ];
}

type Header = NonNullable<TemplateParameters["header"]>;

const headerForm = (header: Header): Form => ({ type: "header", parameters: headerParameters(header) });

function headerParameters(header: Header): Form[] {
  switch (header.kind) {
    case "text":
      return header.values.map((value, n) => textParameter(value, header.names?.[n]));
    case "location": {
      const { latitude, longitude, name, address } = header;
      return [{ type: "location", location: { latitude, longitude, name, address } }];
    }
    default: {
      const { kind, link, fileName } = header;
      return [{ type: kind, [kind]: { link, ...(kind === "document" && fileName ? { filename: fileName } : {}) } }];
    }
  }
}

const bodyForm = (values: string[], names: string[] | undefined): Form[] =>
  values.length > 0 ? [{ type: "body", parameters: values.map((value, n) => textParameter(value, names?.[n])) }] : [];

const offerForm = (expiresAtMs: number): Form => ({
  type: "limited_time_offer",
  parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: expiresAtMs } }],
});

/** The code of an authentication template goes where a URL's variable would (providers.md A4.4). */
const subTypes = { url: "url", otp: "url", quick_reply: "quick_reply", copy_code: "copy_code", flow: "flow" } as const;

const buttonForm = (button: ButtonParameter): Form => ({
  type: "button",
  sub_type: subTypes[button.kind],
  index: String(button.index),
  parameters: [buttonParameter(button)],
});

function buttonParameter({ kind, value, flowData }: ButtonParameter): Form {
  switch (kind) {
    case "copy_code":
      return { type: "coupon_code", coupon_code: value };
    case "quick_reply":
      return { type: "payload", payload: value };
    case "flow":
      return {
        type: "action",
        action: { flow_token: value, ...(flowData ? { flow_action_data: flowData } : {}) },
      };
    default:
      return textParameter(value);
  }
}

type Card = NonNullable<TemplateParameters["cards"]>[number];

const cardForm = ({ header, body = [], bodyNames, buttons = [] }: Card, index: number): Form => ({
  card_index: index,
  components: [...(header ? [headerForm(header)] : []), ...bodyForm(body, bodyNames), ...buttons.map(buttonForm)],
});

/** New lines, tabs and runs of spaces are refused in a parameter (providers.md A4). */
const textParameter = (value: string, name?: string): Form => ({
  type: "text",
  ...(name ? { parameter_name: name } : {}),
  text: value.replace(/\s+/g, " "),
});
