import type { Handler } from "../http/router";
import type { SentCode } from "../onboarding-state";
import { escaped, type Language, languageOf, page } from "../page";

const texts = {
  cs: {
    title: "Kódy na telefonech čísel",
    lead: "Co by vám přišlo v SMS nebo zaznělo v hovoru. Nejnovější je nahoře, kód platí 10 minut.",
    none: "Zatím žádný kód nepřišel. Vyžádejte si ho v Hovorně při připojování čísla.",
    SMS: "SMS na",
    VOICE: "hovor na",
  },
  en: {
    title: "Codes on the numbers' phones",
    lead: "What a text message or a call would bring. The newest comes first, a code lives 10 minutes.",
    none: "No code has come yet. Ask for one in Hovorna while you connect a number.",
    SMS: "text message to",
    VOICE: "call to",
  },
} satisfies Record<Language, Record<string, string>>;

const newest = 20;

/** For the person who connects a number: what stands on its phone. The page asks again by itself. */
export const codesPage: Handler = ({ onboarding }, request) => {
  const language = languageOf(request);
  const t = texts[language];
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const row = ({ phone, code, method, at }: SentCode) =>
    `<li>${t[method]} ${escaped(phone)}, ${clock.format(at)}<strong class="mono">${code.slice(0, 3)} ${code.slice(3)}</strong></li>`;
  const rows = onboarding.codes.slice(0, newest).map(row).join("");
  const body = `<p>${t.lead}</p>${rows ? `<ol aria-live="polite">${rows}</ol>` : `<p>${t.none}</p>`}`;
  return page({ title: t.title, language, body, refreshSeconds: 3 });
};
