import { readFileSync } from "node:fs";
import type { Reply } from "../http/reply";
import type { Handler, Route } from "../http/router";
import type { MetaNumber } from "../meta/access";
import { escaped, type Language, languageOf, page } from "../page";
import { finish, numbersOf } from "./finish";

/** The window of Embedded Signup, and the script that opens it (providers.md A12.4). */
export const metaDialogRoutes: Route[] = [
  { method: "GET", path: "/meta-dialog/sdk.js", handle: script("sdk.js") },
  { method: "GET", path: "/meta-dialog/dialog.js", handle: script("dialog.js") },
  { method: "GET", path: "/meta-dialog/:version/dialog/oauth", handle: showDialog },
  { method: "POST", path: "/meta-dialog/finish", handle: finish },
];

function script(file: string): Handler {
  return () => ({
    status: 200,
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
    body: readFileSync(new URL(file, import.meta.url)),
  });
}

const texts = {
  cs: {
    title: "Propojit WhatsApp s aplikací Hovorna",
    lead: "Tady byste se přihlásili na Facebook a vybrali firmu. Simulátor to přeskočí; vyberte účet a číslo.",
    number: "Účet WhatsApp Business a číslo",
    unverified: "kód ještě nebyl zadán",
    unregistered: "ověřené, nezaregistrované",
    registered: "zaregistrované",
    connected: "už připojené",
    only: "Jen účet, číslo přidám v Hovorně",
    done: "Dokončit",
    cancel: "Zavřít bez dokončení",
    fail: "Skončit chybou",
    wrong: "Aplikace nebo konfigurace není simulátoru známá.",
  },
  en: {
    title: "Connect WhatsApp to Hovorna",
    lead: "Here you would sign in to Facebook and choose a business. The simulator skips that; choose an account and a number.",
    number: "WhatsApp Business account and number",
    unverified: "code not entered yet",
    unregistered: "verified, not registered",
    registered: "registered",
    connected: "connected already",
    only: "The account only, I will add a number in Hovorna",
    done: "Finish",
    cancel: "Close without finishing",
    fail: "End with an error",
    wrong: "The simulator does not know this app or configuration.",
  },
} satisfies Record<Language, Record<string, string>>;

function showDialog(...[simulation, request]: Parameters<Handler>): Reply {
  const { query } = request;
  const language = languageOf(request);
  const t = texts[language];
  const coexistence = (query.get("extras") ?? "").includes("whatsapp_business_app_onboarding");
  const appId = query.get("client_id") ?? "";
  const numbers = numbersOf(simulation, appId);
  if (numbers.length === 0 || !query.get("config_id") || query.get("response_type") !== "code")
    return page({ title: t.title, language, body: `<p role="alert">${t.wrong}</p>` });
  const body = `<p>${t.lead}</p>
      <form action="/meta-dialog/finish" data-app="${escaped(appId)}" data-origin="${escaped(query.get("origin") ?? "")}" data-coexistence="${coexistence ? 1 : 0}">
        <fieldset><legend>${t.number}</legend>
          ${numbers.map((number, at) => choice(number, at === 0, stateText(number, t))).join("")}
          <label><input type="radio" name="number" value="only" /><span>${t.only}</span></label>
        </fieldset>
        <button class="main" type="submit">${t.done}</button>
        <button id="cancel" type="button">${t.cancel}</button>
        <button id="fail" type="button">${t.fail}</button>
        <p id="notice" role="status"></p>
      </form>`;
  return page({ title: t.title, language, body, scripts: ["/meta-dialog/dialog.js"] });
}

const choice = ({ id, account, setup }: MetaNumber, checked: boolean, state: string) =>
  `<label><input type="radio" name="number" value="${escaped(id)}" ${checked ? "checked" : ""} />
     <span>${escaped(`${setup.verifiedName}  ${account.phone}`)}<small>WABA ${escaped(account.wabaId)}, ${state}</small></span></label>`;

function stateText({ setup, webhook }: MetaNumber, t: (typeof texts)[Language]): string {
  if (!setup.codeVerified) return t.unverified;
  if (!setup.registered) return t.unregistered;
  return webhook ? t.connected : t.registered;
}
