import type { Reply } from "./http/reply";
import type { Incoming } from "./http/router";

/** A text inside HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export type Language = "cs" | "en";

/** `?lang=` first, then the browser's wish; Czech when neither names one of ours. */
export function languageOf({ query, headers }: Incoming): Language {
  const wishes = [query.get("lang") ?? "", ...(headers["accept-language"] ?? "").split(",")];
  const known = wishes.map((wish) => wish.trim().slice(0, 2)).find((wish) => wish === "cs" || wish === "en");
  return known === "en" ? "en" : "cs";
}

type Page = {
  title: string;
  language: Language;
  body: string;
  scripts?: string[];
  /** Where its forms may lead. */
  forms?: string;
  refreshSeconds?: number;
};

/** A page in the simulator's dress: nobody should take it for a provider's own. */
export function page({ title, language, body, scripts = [], forms = "'self'", refreshSeconds }: Page): Reply {
  const policy = `default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;
  const html = `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    ${refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}" />` : ""}
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/phone/phone.css" />
    <link rel="stylesheet" href="/phone/forms.css" />
    ${scripts.map((src) => `<script type="module" src="${src}"></script>`).join("")}
  </head>
  <body class="sheet">
    <div class="hazard" aria-hidden="true"></div>
    <aside class="banner"><span>${language === "cs" ? "SIMULÁTOR" : "SIMULATOR"}</span></aside>
    <main>
      <h1>${escaped(title)}</h1>
      ${body}
    </main>
  </body>
</html>`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
    },
    body: html,
  };
}
