import type { DraftButton } from "./draft-rules";
import { type Finding, finding, type LintedDraft } from "./finding-rules";
import { anyVariable, rawTokens } from "./variable-rules";

/** How many of a kind a template may have (providers.md A12.1). */
export const buttonLimits = { QUICK_REPLY: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, FLOW: 1 } as const;
const limitedKinds = ["URL", "PHONE_NUMBER", "COPY_CODE", "FLOW"] as const;

const unwritten = /\p{Extended_Pictographic}|[\r\n]|\{\{|\*/u;

/** Numbers, kinds, order and each button by itself. */
export function buttonFindings({ category, content: { buttons } }: LintedDraft): Finding[] {
  if (category === "authentication") return [];
  return [
    ...(buttons.length > 10 ? [finding("buttonsMany", "buttons", false)] : []),
    ...overLimit(buttons),
    ...(isMixed(buttons) ? [finding("buttonsMixed", "buttons", true)] : []),
    ...ownFindings(buttons),
  ];
}

/** Each button by itself: its label, its address, phone or code. */
export const ownFindings = (buttons: DraftButton[]): Finding[] =>
  buttons.flatMap((button, n) => [...labelFindings(buttons, n), ...valueFindings(button, n)]);

/** Quick replies stand together, before or after the others. */
export function isMixed(buttons: DraftButton[]): boolean {
  const kinds = buttons.map(({ type }) => type === "QUICK_REPLY");
  return kinds.filter((isReply, n) => n > 0 && isReply !== kinds[n - 1]).length > 1;
}

function overLimit(buttons: DraftButton[]): Finding[] {
  return limitedKinds.flatMap((kind) => {
    const count = buttons.filter(({ type }) => type === kind).length;
    const max = buttonLimits[kind];
    return count > max ? [finding("buttonsOfKind", "buttons", false, { values: { kind, max } })] : [];
  });
}

function labelFindings(buttons: DraftButton[], button: number): Finding[] {
  const own = buttons[button];
  if (!own || own.type === "COPY_CODE" || own.type === "OTHER") return [];
  const label = own.text.trim();
  const at = { button, values: { number: button + 1, label } };
  if (label === "") return [finding("labelEmpty", "buttons", false, at)];
  const isSame = buttons.slice(0, button).some(({ text }) => text.trim().toLowerCase() === label.toLowerCase());
  return [
    ...(label.length > 25 ? [finding("labelLong", "buttons", false, at)] : []),
    ...(unwritten.test(label) ? [finding("labelForm", "buttons", true, at)] : []),
    ...(isSame ? [finding("labelSame", "buttons", false, at)] : []),
  ];
}

function valueFindings({ type, value }: DraftButton, button: number): Finding[] {
  const at = { button, values: { number: button + 1 } };
  const given = value.trim();
  switch (type) {
    case "URL":
      return urlFindings(given, at);
    case "PHONE_NUMBER":
      return isPhone(given) ? [] : [finding("phoneForm", "buttons", isPhone(toPhone(given)), at)];
    case "COPY_CODE":
      return given === "" || given.length > 15 || /\s/.test(given) ? [finding("codeForm", "buttons", false, at)] : [];
    default:
      return [];
  }
}

function urlFindings(url: string, at: { button: number; values: { number: number } }): Finding[] {
  if (!isAddress(url)) return [finding("urlForm", "buttons", isAddress(toAddress(url)), at)];
  const tokens = rawTokens(url);
  const atEnd = /\{\{[^{}]*\}\}$/.test(url) && [...url.matchAll(anyVariable)].length === 1;
  return [
    ...(tokens.length > 0 && !atEnd ? [finding("urlVariable", "buttons", false, at)] : []),
    ...(/^https?:\/\/(?:api\.|www\.)?(?:wa\.me|whatsapp\.com)(?:[/?]|$)/i.test(url)
      ? [finding("urlOurs", "buttons", false, at)]
      : []),
  ];
}

/** At most 2,000 characters, a host with a dot, braces only as variables. */
function isAddress(url: string): boolean {
  return url.length <= 2000 && /^https?:\/\/[^\s/{}?#.]+(?:\.[^\s/{}?#.]+)+(?:[/?#:]\S*)?$/i.test(url);
}
export const toAddress = (url: string): string => `https://${url.trim().replace(/^[a-z]*:?\/\//i, "")}`;

const isPhone = (phone: string): boolean => /^\+[1-9]\d{5,18}$/.test(phone);
export const toPhone = (phone: string): string => `+${phone.replace(/^00/, "").replace(/\D/g, "")}`;
