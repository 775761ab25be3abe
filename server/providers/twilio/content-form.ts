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
  const numbering = createNumbering(submission);
  const types = typesOf(submission, numbering.numbered);
  return { friendly_name: submission.name, language: submission.language, variables: numbering.variables, types };
}

type Numbered = (text: string, place: string) => string;

function createNumbering(submission: TemplateSubmission): { numbered: Numbered; variables: Record<string, string> } {
  const variables: Record<string, string> = {};
  const numbers = new Map<string, string>();
  const numbered: Numbered = (text, place) => {
    for (const token of tokensIn(text)) {
      const key = `${place}.${token}`;
      if (numbers.has(key)) continue;
      const number = String(numbers.size + 1);
      numbers.set(key, number);
      variables[number] = sampleOf(submission, place, token);
    }
    return fillTokens(text, (token) => `{{${numbers.get(`${place}.${token}`)}}}`);
  };
  return { numbered, variables };
}

function typesOf(submission: TemplateSubmission, numbered: Numbered): Form {
  const { components, category } = submission;
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
      "twilio/carousel": { body: text, cards: cards.map((card, n) => cardForm(card, n, submission, numbered)) },
    };
  }
  const flow = buttons.find(({ type }) => type === "FLOW");
  if (flow) return flowForm(flow, text, { isAlone: buttons.length === 1 && !header && !footer });
  const actions = buttons.map((button, n) => action(button, numbered, `button.${n}`));
  const media = header && header.format !== "TEXT" ? [sampleUrl(submission.headerSample?.publicUrl)] : undefined;
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

function cardForm({ components }: TemplateCard, n: number, submission: TemplateSubmission, numbered: Numbered): Form {
  const form: Form = {};
  for (const part of components) {
    if (part.type === "HEADER") form.media = sampleUrl(submission.cardSamples?.[n]?.publicUrl);
    else if (part.type === "BODY") form.body = numbered(part.text, `card.${n}.body`);
    else if (part.type === "BUTTONS")
      form.actions = part.buttons.map((button, place) => action(button, numbered, `card.${n}.button.${place}`));
    else throw refusal("a part that it does not know");
  }
  return form;
}

function sampleUrl(url: string | undefined): string {
  if (!url) throw new ProviderError("media_invalid", { safeText: "the header has no example file" });
  return url;
}

function action(button: TemplateButton, numbered: Numbered, place: string): Form {
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
