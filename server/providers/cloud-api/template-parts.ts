import { type Bag, bag, bags, compact, keepable, list, num, str } from "../read";
import type { TemplateButton, TemplateCard, TemplateComponent, TemplateHeader } from "../template-types";

const formats = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"] as const;

/** One part as Meta and 360dialog list it, in capitals or small letters; what we cannot read is kept whole. */
export function toComponent(raw: Bag): TemplateComponent {
  const type = str(raw.type)?.toUpperCase();
  const text = str(raw.text);
  if (type === "BODY") {
    const securityNote = raw.add_security_recommendation;
    const isPreset = typeof securityNote === "boolean";
    if (text || isPreset)
      return {
        type,
        text: text ?? "",
        ...exampleOf(raw),
        ...(isPreset ? { addSecurityRecommendation: securityNote } : {}),
      };
  }
  if (type === "FOOTER") {
    const codeExpirationMinutes = num(raw.code_expiration_minutes);
    if (text || codeExpirationMinutes !== undefined)
      return { type, text: text ?? "", ...compact({ codeExpirationMinutes }) };
  }
  if (type === "BUTTONS") return { type, buttons: bags(raw.buttons).map(toButton) };
  if (type === "HEADER") return toHeader(raw) ?? other(raw);
  if (type === "CAROUSEL" && bags(raw.cards).length > 0) return { type, cards: bags(raw.cards).map(toCard) };
  if (type === "LIMITED_TIME_OFFER") return toOffer(raw);
  return other(raw);
}

const other = (raw: Bag): Extract<TemplateComponent, { type: "OTHER" }> => ({ type: "OTHER", raw: keepable(raw) });
const exampleOf = (raw: Bag) => (raw.example === undefined ? {} : { example: keepable(raw.example) });

function toHeader(raw: Bag): TemplateHeader | null {
  const format = formats.find((known) => known === str(raw.format)?.toUpperCase());
  return format ? { type: "HEADER", format, ...compact({ text: str(raw.text) }), ...exampleOf(raw) } : null;
}

function toOffer(raw: Bag): TemplateComponent {
  const offer = bag(raw.limited_time_offer);
  const text = str(offer.text);
  return text ? { type: "LIMITED_TIME_OFFER", text, hasExpiration: offer.has_expiration === true } : other(raw);
}

const toCard = (card: Bag): TemplateCard => ({
  components: bags(card.components).map((raw) => {
    const part = toComponent(raw);
    const isOfCard = part.type === "HEADER" || part.type === "BODY" || part.type === "BUTTONS" || part.type === "OTHER";
    return isOfCard ? part : other(raw);
  }),
});

const plainTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "FLOW"] as const;

function toButton(raw: Bag): TemplateButton {
  const type = str(raw.type)?.toUpperCase();
  const known = plainTypes.find((plain) => plain === type);
  const text = str(raw.text) ?? "";
  const listedOtp = known === "URL" ? otpBehind(str(raw.url)) : null;
  if (listedOtp) return { type: "OTP", text, otp: listedOtp };
  if (known)
    return {
      type: known,
      text,
      ...compact({
        url: str(raw.url),
        phone: str(raw.phone_number),
        example: str(raw.example) ?? str(list(raw.example)[0]),
        flow: known === "FLOW" ? toFlow(raw) : undefined,
      }),
    };
  if (type === "OTP") return { type, text, otp: toOtp(raw) };
  return { type: "OTHER", text, raw: keepable(raw) };
}

const toFlow = (raw: Bag) =>
  compact({
    id: str(raw.flow_id),
    name: str(raw.flow_name),
    action: str(raw.flow_action)?.toLowerCase(),
    screen: str(raw.navigate_screen),
  });

const otpTypes = ["COPY_CODE", "ONE_TAP", "ZERO_TAP"] as const;

/** An approved code button is listed as the address `https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}`. */
function otpBehind(url: string | undefined): NonNullable<TemplateButton["otp"]> | null {
  if (!url || !/^https:\/\/(?:www\.)?whatsapp\.com\/otp\//.test(url) || !URL.canParse(url)) return null;
  return toOtp({ otp_type: new URL(url).searchParams.get("otp_type") });
}

function toOtp(raw: Bag): NonNullable<TemplateButton["otp"]> {
  const apps = bags(raw.supported_apps).flatMap((app) => {
    const [packageName, signatureHash] = [str(app.package_name), str(app.signature_hash)];
    return packageName && signatureHash ? [{ packageName, signatureHash }] : [];
  });
  return {
    type: otpTypes.find((known) => known === str(raw.otp_type)?.toUpperCase()) ?? "COPY_CODE",
    ...compact({ autofillText: str(raw.autofill_text), apps: apps.length > 0 ? apps : undefined }),
  };
}
