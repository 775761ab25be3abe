import { compact } from "../read";
import { fillTokens, sampleOf, tokensIn } from "../template-samples";
import type { TemplateButton, TemplateCard, TemplateComponent, TemplateSubmission } from "../template-types";
import { ProviderError } from "../types";

type Form = Record<string, unknown>;

/**
 * A template as a Content item (providers.md C6). Twilio numbers variables through the whole item, so they are counted anew: header,
 * body, buttons, cards. Throws `bad_request` for what Twilio has no type for.
 */
export function toContentForm(submission: TemplateSubmission): Form {
  const { numbered, media, variables } = createNumbering(submission);
  const types = typesOf(submission, { numbered, media });
  // WhatsApp writes the text of a code; its one variable is the code itself.
  if (submission.category === "authentication") variables["1"] ??= sampleOf(submission, "body", "1") || "123456";
  return { friendly_name: submission.name, language: submission.language, variables, types };
}

type Numbering = {
  /** The text with its variables as Twilio numbers them. */
  numbered: (text: string, place: string) => string;
  /** The address of an example file, whose path is a variable: so every message may bring its own file from the same host. */
  media: (url: string | undefined) => string;
};

/** Numbers that run through already are kept; else one variable is one token with one sample, counted in reading order. */
function createNumbering(submission: TemplateSubmission): Numbering & { variables: Record<string, string> } {
  const found = textsOf(submission).flatMap(({ text, place }) =>
    tokensIn(text).map((token) => ({ token, sample: sampleOf(submission, place, token) })),
  );
  const keys = [...new Set(found.map(keyOf))];
  const tokens = [...new Set(found.map(({ token }) => token))];
  const runThrough =
    tokens.length === keys.length && tokens.every((token) => Number(token) >= 1 && Number(token) <= keys.length);
  const numbers = new Map(
    found.map((one) => [keyOf(one), runThrough ? one.token : String(keys.indexOf(keyOf(one)) + 1)]),
  );
  const variables = Object.fromEntries(found.map((one) => [numbers.get(keyOf(one)) ?? "", one.sample]));
  const numbered: Numbering["numbered"] = (text, place) =>
    fillTokens(text, (token) => `{{${numbers.get(keyOf({ token, sample: sampleOf(submission, place, token) }))}}}`);
  const media: Numbering["media"] = (url) => {
    if (!url || !URL.canParse(url))
      throw new ProviderError("media_invalid", { safeText: "the header has no example file" });
    const { origin } = new URL(url);
    const number = String(Object.keys(variables).length + 1);
    variables[number] = url.slice(origin.length + 1);
    return `${origin}/{{${number}}}`;
  };
  return { numbered, media, variables };
}

const keyOf = ({ token, sample }: { token: string; sample: string }) => `${token}\n${sample}`;

type PlacedText = { text: string; place: string };

/** Every text that may hold variables, in reading order. */
function textsOf({ components }: TemplateSubmission): PlacedText[] {
  return components.flatMap((part) => {
    if (part.type === "CAROUSEL")
      return part.cards.flatMap((card, n) =>
        card.components.flatMap((own) =>
          textsOfPart(own).map(({ text, place }) => ({ text, place: `card.${n}.${place}` })),
        ),
      );
    return textsOfPart(part);
  });
}

function textsOfPart(part: TemplateComponent): PlacedText[] {
  if (part.type === "HEADER") return [{ text: part.text ?? "", place: "header" }];
  if (part.type === "BODY") return [{ text: part.text, place: "body" }];
  if (part.type !== "BUTTONS") return [];
  return part.buttons.map(({ url = "" }, n) => ({ text: url, place: `button.${n}` }));
}

function typesOf(submission: TemplateSubmission, numbering: Numbering): Form {
  const { components, category } = submission;
  const { numbered } = numbering;
  const part = <T extends TemplateComponent["type"]>(type: T) =>
    components.find((own): own is Extract<TemplateComponent, { type: T }> => own.type === type);
  if (part("LIMITED_TIME_OFFER")) throw refusal("a limited-time offer");
  if (part("OTHER")) throw refusal("a part that it does not know");
  const [header, body, footer] = [part("HEADER"), part("BODY"), part("FOOTER")];
  const buttons = part("BUTTONS")?.buttons ?? [];
  if (category === "authentication") return authentication(body?.addSecurityRecommendation, footer, buttons);
  if (header?.format === "LOCATION") throw refusal("a place in its header");
  const headerText = header?.format === "TEXT" ? numbered(header.text ?? "", "header") : undefined;
  const text = numbered(body?.text ?? "", "body");
  const cards = part("CAROUSEL")?.cards;
  if (cards) {
    if (header || footer || buttons.length > 0) throw refusal("header, footer or buttons beside a carousel");
    return {
      "twilio/carousel": { body: text, cards: cards.map((card, n) => cardForm(card, n, { submission, numbering })) },
    };
  }
  const flow = buttons.find(({ type }) => type === "FLOW");
  if (flow) return flowForm(flow, text, { isAlone: buttons.length === 1 && !header && !footer });
  const actions = buttons.map((button, n) => action(button, numbered, `button.${n}`));
  const media = header && header.format !== "TEXT" ? [numbering.media(submission.headerSample?.publicUrl)] : undefined;
  if (!header && !footer) return plain(text, buttons, actions);
  return {
    "whatsapp/card": compact({
      body: text,
      header_text: headerText,
      footer: footer?.text,
      media,
      actions: filled(actions),
    }),
  };
}

const refusal = (what: string) => new ProviderError("bad_request", { safeText: `Twilio has no template with ${what}` });
const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function plain(body: string, buttons: TemplateButton[], actions: Form[]): Form {
  if (buttons.length === 0) return { "twilio/text": { body } };
  if (buttons.every(({ type }) => type === "QUICK_REPLY")) return { "twilio/quick-reply": { body, actions } };
  if (buttons.every(({ type }) => type !== "QUICK_REPLY")) return { "twilio/call-to-action": { body, actions } };
  return { "whatsapp/card": { body, actions } };
}

function authentication(
  securityNote: boolean | undefined,
  footer: Extract<TemplateComponent, { type: "FOOTER" }> | undefined,
  buttons: TemplateButton[],
): Form {
  const otp = buttons.find(({ type }) => type === "OTP");
  if (otp?.otp && otp.otp.type !== "COPY_CODE") throw refusal("a code that fills itself in");
  return {
    "whatsapp/authentication": compact({
      add_security_recommendation: securityNote ?? false,
      code_expiration_minutes: footer?.codeExpirationMinutes,
      actions: [{ type: "COPY_CODE", copy_code_text: otp?.text || "Copy code" }],
    }),
  };
}

function flowForm({ text, flow }: TemplateButton, body: string, { isAlone }: { isAlone: boolean }): Form {
  if (!isAlone) throw refusal("header, footer or other buttons beside a flow");
  if (!flow?.id) throw refusal("a flow without its id");
  return {
    "whatsapp/flows": compact({ body, button_text: text, flow_id: flow.id, flow_first_page_id: flow.screen }),
  };
}

type Around = { submission: TemplateSubmission; numbering: Numbering };

function cardForm({ components }: TemplateCard, n: number, { submission, numbering }: Around): Form {
  const { numbered, media } = numbering;
  const form: Form = {};
  for (const part of components) {
    if (part.type === "HEADER") form.media = media(submission.cardSamples?.[n]?.publicUrl);
    else if (part.type === "BODY") form.body = numbered(part.text, `card.${n}.body`);
    else if (part.type === "BUTTONS")
      form.actions = part.buttons.map((button, place) => action(button, numbered, `card.${n}.button.${place}`));
    else throw refusal("a part that it does not know");
  }
  return form;
}

function action(button: TemplateButton, numbered: Numbering["numbered"], place: string): Form {
  const { type, text, url = "", phone, example } = button;
  switch (type) {
    case "QUICK_REPLY":
      return { type, title: text, id: text };
    case "URL":
      return { type, title: text, url: numbered(url, place) };
    case "PHONE_NUMBER":
      return { type, title: text, phone };
    case "COPY_CODE":
      return { type, title: text || "Copy code", code: example ?? "" };
    default:
      throw refusal(`a button of type ${type}`);
  }
}
