import type { TemplateComponent } from "../providers/types";

/** Digits and letters of both cases: all that is safe in an address and easily told apart from what stands around it. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const tokenLength = 11;
/** Random bytes a token takes: 64 bits cannot be guessed, and eleven characters hold them. */
export const tokenBytes = 8;

/** Eight random bytes as eleven characters, each eight bytes differently. */
export function tokenOf(bytes: Uint8Array): string {
  let rest = bytes.subarray(0, tokenBytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let token = "";
  for (let n = 0; n < tokenLength; n += 1) {
    token = alphabet[Number(rest % 62n)] + token;
    rest /= 62n;
  }
  return token;
}

export const isToken = (text: string): boolean => /^[0-9A-Za-z]{11}$/.test(text);

/** Where short links begin: the public address of the app, then the token. */
export const linkBase = (appUrl: string): string => `${appUrl.replace(/\/+$/, "")}/l/`;

const maxTarget = 2000;

/** An https address without a name and password in it, at most 2,000 characters: where a short link may lead. */
export function isTarget(text: string): boolean {
  if (text.length > maxTarget || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && hostname.includes(".");
}

/** Https addresses in a text; what ends a sentence or a bracket around one does not belong to it. */
const address = /https:\/\/[^\s<>"'„“”»«]+/giu;
const tail = /[.,;:!?…)\]}*_~]+$/u;

/** The text with every address replaced by what `shorten` gives for it; all other characters stay as they are. */
export function shortenAddresses(text: string, base: string, shorten: (target: string) => string): string {
  return text.replace(address, (found) => {
    const end = balancedEnd(found);
    const target = found.slice(0, end);
    if (!isTarget(target) || target.startsWith(base)) return found;
    return shorten(target) + found.slice(end);
  });
}

/** A closing bracket belongs to the address if the address opens it. */
function balancedEnd(found: string): number {
  let end = found.length - (tail.exec(found)?.[0].length ?? 0);
  while (found[end] === ")" && count(found.slice(0, end), "(") > count(found.slice(0, end), ")")) end += 1;
  return end;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/**
 * Keys of URL buttons whose address begins with our own `/l/`: only there can a button count, because the rest of a button's address is
 * fixed when its template is approved (providers.md: one variable, at the end).
 */
export function linkButtons(components: TemplateComponent[], base: string): string[] {
  return components.flatMap((component) => {
    if (component.type === "CAROUSEL")
      return component.cards.flatMap((card, n) => linkButtons(card.components, base).map((key) => `card.${n}.${key}`));
    if (component.type !== "BUTTONS") return [];
    return component.buttons.flatMap((button, n) => {
      const variable = button.type === "URL" && button.url?.startsWith(base) ? button.url.slice(base.length) : "";
      const token = /^\{\{\s*([\w.]+)\s*\}\}$/.exec(variable)?.[1];
      return token ? [`button.${n}.${token}`] : [];
    });
  });
}

const isTextPlace = (key: string): boolean => /(?:^|\.)(?:header|body)\.(?!media$)/.test(key);

export type Shortening = {
  base: string;
  /** Keys of the buttons that always count. */
  buttons: string[];
  /** Whether addresses inside texts are shortened, too. */
  inTexts: boolean;
  newToken: () => string;
};
export type NewLink = { token: string; target: string };

/**
 * The values of one recipient with short links in place of addresses, and the links to keep. Null where a button that counts is given
 * something that is no address. One address in several places of a message is one link.
 */
export function shortenValues(
  values: Record<string, string>,
  { base, buttons, inTexts, newToken }: Shortening,
): { values: Record<string, string>; links: NewLink[] } | null {
  if (buttons.some((key) => !isTarget(values[key]?.trim() ?? ""))) return null;
  const tokens = new Map<string, string>();
  const tokenFor = (target: string): string => {
    const token = tokens.get(target) ?? newToken();
    tokens.set(target, token);
    return token;
  };
  const shortened = Object.entries(values).map(([key, value]) => {
    if (buttons.includes(key)) return [key, tokenFor(value.trim())];
    if (inTexts && isTextPlace(key)) return [key, shortenAddresses(value, base, (target) => base + tokenFor(target))];
    return [key, value];
  });
  return {
    values: Object.fromEntries(shortened),
    links: [...tokens].map(([target, token]) => ({ token, target })),
  };
}

export type Visit = { method: string; userAgent: string | null; purpose: string | null };

/** Names that previews, scanners and programs give themselves. */
const bots = new RegExp(
  [
    "bot\\b|bot/|crawl|spider|slurp|preview|scan|monitor|fetch|validator|checker|headless|phantom|lighthouse",
    "facebookexternalhit|facebookcatalog|meta-external|whatsapp|telegram|viber|skypeuripreview|slack|discord|twitter|linkedin",
    "pinterest|snapchat|line-poker|vkshare|embedly|iframely|quora link|outbrain|google-|googleother|mediapartners|adsbot",
    "bingpreview|duckduck|yandex|seznam|baidu|petal|ahrefs|semrush|barracuda|proofpoint|mimecast|safelinks|urldefense|symantec",
    "curl|wget|python|okhttp|java/|go-http|libwww|axios|node|ruby|perl|php|httpclient|postman|insomnia|dart",
  ].join("|"),
  "i",
);

/** What is not a person opening the link: a preview, a scanner, a program, a browser that only looks ahead. */
export function isBot({ method, userAgent, purpose }: Visit): boolean {
  if (method !== "GET" || /prefetch|preview|prerender/i.test(purpose ?? "")) return true;
  return !userAgent || !/mozilla\/|opera\//i.test(userAgent) || bots.test(userAgent);
}
