import { compact } from "../read";
import { fillTokens, sampleOf, tokensIn } from "../template-samples";
import type { TemplateButton, TemplateComponent, TemplateHeader, TemplateSubmission } from "../template-types";

type Form = Record<string, unknown>;
/** Handles of the uploaded example files: of the header, and of the cards in their order. */
export type SampleHandles = { header?: string; cards: (string | undefined)[] };

/** What Meta and 360dialog want when a template is created (providers.md A12.1). */
export function toTemplateForm(submission: TemplateSubmission, handles: SampleHandles): Form {
  const { name, language, category, parameterFormat } = submission;
  return {
    name,
    language,
    category: category.toUpperCase(),
    ...(category === "authentication" ? {} : { parameter_format: parameterFormat.toUpperCase() }),
    components: toComponentForms(submission, handles),
  };
}

/** The whole set of parts: an edit replaces them all. */
export const toComponentForms = (submission: TemplateSubmission, handles: SampleHandles): Form[] =>
  submission.components.map((part) => toForm(part, submission, handles));

function toForm(part: TemplateComponent, submission: TemplateSubmission, handles: SampleHandles): Form {
  switch (part.type) {
    case "HEADER":
      return headerForm(part, { submission, place: "header", handle: handles.header });
    case "BODY":
      return bodyForm(part, submission, "body");
    case "FOOTER":
      return part.codeExpirationMinutes === undefined
        ? { type: "FOOTER", text: part.text }
        : { type: "FOOTER", code_expiration_minutes: part.codeExpirationMinutes };
    case "BUTTONS":
      return {
        type: "BUTTONS",
        buttons: part.buttons.map((button, n) => buttonForm(button, submission, `button.${n}`)),
      };
    case "CAROUSEL":
      return {
        type: "CAROUSEL",
        cards: part.cards.map(({ components }, n) => ({
          components: components.map((own) =>
            cardPart(own, { submission, place: `card.${n}`, handle: handles.cards[n] }),
          ),
        })),
      };
    case "LIMITED_TIME_OFFER":
      return {
        type: "LIMITED_TIME_OFFER",
        limited_time_offer: { text: part.text, has_expiration: part.hasExpiration },
      };
    case "OTHER":
      return rawForm(part.raw);
  }
}

type Around = { submission: TemplateSubmission; place: string; handle: string | undefined };
type CardPart = Extract<TemplateComponent, { type: "CAROUSEL" }>["cards"][number]["components"][number];

function cardPart(part: CardPart, { submission, place, handle }: Around): Form {
  switch (part.type) {
    case "HEADER":
      return headerForm(part, { submission, place: `${place}.header`, handle });
    case "BODY":
      return bodyForm(part, submission, `${place}.body`);
    case "BUTTONS":
      return {
        type: "BUTTONS",
        buttons: part.buttons.map((button, n) => buttonForm(button, submission, `${place}.button.${n}`)),
      };
    case "OTHER":
      return rawForm(part.raw);
  }
}

/** A part newer than we are goes back as it came. */
const rawForm = (raw: unknown): Form => (typeof raw === "object" && raw !== null ? { ...raw } : {});

function headerForm({ format, text }: TemplateHeader, { submission, place, handle }: Around): Form {
  if (format === "LOCATION") return { type: "HEADER", format };
  if (format !== "TEXT") return { type: "HEADER", format, ...(handle ? { example: { header_handle: [handle] } } : {}) };
  return { type: "HEADER", format, text, ...exampleForm("header_text", text ?? "", submission, place) };
}

function bodyForm(
  body: Extract<TemplateComponent, { type: "BODY" }>,
  submission: TemplateSubmission,
  place: string,
): Form {
  if (submission.category === "authentication")
    return { type: "BODY", add_security_recommendation: body.addSecurityRecommendation ?? false };
  return { type: "BODY", text: body.text, ...exampleForm("body_text", body.text, submission, place) };
}

function exampleForm(
  key: "header_text" | "body_text",
  text: string,
  submission: TemplateSubmission,
  place: string,
): Form {
  const tokens = tokensIn(text);
  if (tokens.length === 0) return {};
  const sample = (token: string) => sampleOf(submission, place, token);
  if (submission.parameterFormat === "named")
    return {
      example: {
        [`${key}_named_params`]: tokens.map((token) => ({ param_name: token, example: sample(token) })),
      },
    };
  const values = tokens.map(sample);
  return { example: { [key]: key === "body_text" ? [values] : values } };
}

function buttonForm(button: TemplateButton, submission: TemplateSubmission, place: string): Form {
  const { type, text, url = "", phone, example, flow } = button;
  switch (type) {
    case "URL": {
      const hasVariable = tokensIn(url).length > 0;
      const filled = fillTokens(url, (token) => sampleOf(submission, place, token));
      return { type, text, url, ...(hasVariable ? { example: [example ?? filled] } : {}) };
    }
    case "PHONE_NUMBER":
      return { type, text, phone_number: phone };
    case "COPY_CODE":
      return { type, example: example ?? sampleOf(submission, place, "1") };
    case "FLOW":
      return compact({
        type,
        text,
        flow_id: flow?.id,
        flow_name: flow?.id ? undefined : flow?.name,
        flow_action: flow?.action,
        navigate_screen: flow?.screen,
      });
    case "OTP":
      return otpForm(button);
    case "QUICK_REPLY":
      return { type, text };
    default:
      return rawForm(button.raw);
  }
}

function otpForm({ text, otp }: TemplateButton): Form {
  return compact({
    type: "OTP",
    otp_type: otp?.type ?? "COPY_CODE",
    text: text || undefined,
    autofill_text: otp?.autofillText,
    zero_tap_terms_accepted: otp?.type === "ZERO_TAP" ? true : undefined,
    supported_apps: otp?.apps?.map(({ packageName, signatureHash }) => ({
      package_name: packageName,
      signature_hash: signatureHash,
    })),
  });
}
