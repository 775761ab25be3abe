import { type Dialog360Number, isDialog360 } from "../dialog360/hub-access";
import { sendPartnerEvent } from "../dialog360/partner-events";
import type { Reply } from "../http/reply";
import type { Handler, Incoming, Route } from "../http/router";
import { escaped, type Language, languageOf, page } from "../page";
import type { Simulation } from "../simulation";

/** The portal to which 360dialog's Connect button leads, and back (providers.md B10). */
export const portalRoutes: Route[] = [
  { method: "GET", path: "/360dialog-portal/signup", handle: showSignup },
  { method: "GET", path: "/360dialog-portal/:partnerId/permissions", handle: showPortal },
  { method: "GET", path: "/360dialog-portal/:partnerId/answer", handle: answer },
];

const texts = {
  cs: {
    title: "360dialog: přístup pro partnera",
    lead: "Tady byste se přihlásili, nebo si založili účet a potvrdili ho e-mailem. Vyberte čísla, která smí {partner} spravovat.",
    email: "E-mail účtu",
    numbers: "Vaše čísla",
    granted: "přístup už má",
    pending: "název čeká na schválení",
    grant: "Povolit přístup",
    cancel: "Zrušit",
    fail: "Skončit chybou",
    signup: "Nový účet u 360dialogu",
    signupText:
      "Tady byste si založili účet. 360dialog by poslal e-mail k potvrzení; simulátor účet má, vraťte se do Hovorny.",
    wrong: "Adresa není úplná: chybí partner, state nebo redirect_url.",
  },
  en: {
    title: "360dialog: access for a partner",
    lead: "Here you would sign in, or create an account and confirm it by e-mail. Choose the numbers that {partner} may manage.",
    email: "Account e-mail",
    numbers: "Your numbers",
    granted: "has access already",
    pending: "name waits for approval",
    grant: "Grant access",
    cancel: "Cancel",
    fail: "End with an error",
    signup: "New account with 360dialog",
    signupText:
      "Here you would create an account. 360dialog would send an e-mail to be confirmed; the simulator has one, go back to Hovorna.",
    wrong: "The address is not complete: partner, state or redirect_url is missing.",
  },
} satisfies Record<Language, Record<string, string>>;

function showSignup(...[, request]: Parameters<Handler>): Reply {
  const language = languageOf(request);
  const t = texts[language];
  return page({ title: t.signup, language, body: `<p>${t.signupText}</p>` });
}

function showPortal(...[simulation, request]: Parameters<Handler>): Reply {
  const language = languageOf(request);
  const t = texts[language];
  const back = returnAddress(simulation, request);
  if (!back) return page({ title: t.title, language, body: `<p role="alert">${t.wrong}</p>` });
  const { query, params } = request;
  const body = `<p>${escaped(t.lead.replace("{partner}", query.get("partner") ?? "Hovorna"))}</p>
      <form action="/360dialog-portal/${escaped(params.partnerId ?? "")}/answer">
        <input type="hidden" name="state" value="${escaped(query.get("state") ?? "")}" />
        <input type="hidden" name="redirect_url" value="${escaped(query.get("redirect_url") ?? "")}" />
        <label>${t.email}<input type="email" name="email" value="${escaped(query.get("email") ?? "kola@kola-brazda.example")}" /></label>
        <fieldset><legend>${t.numbers}</legend>
          ${channelsOf(simulation)
            .map((number) => choice(number, t))
            .join("")}
        </fieldset>
        <button class="main" name="do" value="grant">${t.grant}</button>
        <button name="do" value="cancel">${t.cancel}</button>
        <button name="do" value="fail">${t.fail}</button>
      </form>`;
  return page({ title: t.title, language, body, forms: `'self' ${back.origin}` });
}

const channelsOf = ({ numbers }: Simulation): Dialog360Number[] => [...numbers.values()].filter(isDialog360);

function choice({ account, setup, webhook }: Dialog360Number, t: (typeof texts)[Language]): string {
  const state = [setup.granted ? t.granted : "", setup.nameStatus === "PENDING_REVIEW" ? t.pending : ""]
    .filter(Boolean)
    .join(", ");
  return `<label><input type="checkbox" name="channel" value="${escaped(account.channelId)}" ${webhook ? "" : "checked"} />
     <span>${escaped(`${setup.verifiedName}  ${account.phone}`)}<small>${state}</small></span></label>`;
}

/** Null when the button that led here was not made as it should be. */
function returnAddress({ onboarding }: Simulation, { query, params }: Incoming): URL | null {
  const address = query.get("redirect_url") ?? "";
  const isComplete = params.partnerId === onboarding.partner.partnerId && Boolean(query.get("state"));
  return isComplete && /^https?:\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
}

/** Back with bracketed lists that are no JSON; bare when the person turned back. */
function answer(...[simulation, request]: Parameters<Handler>): Reply {
  const back = returnAddress(simulation, request);
  if (!back) return { status: 400, headers: { "content-type": "text/plain" }, body: "wrong address" };
  const { query } = request;
  const parts = [back.search.slice(1)].filter(Boolean);
  if (query.get("do") === "grant") parts.push(...grant(simulation, query.getAll("channel")));
  if (query.get("do") === "fail")
    parts.push(
      "error=access_denied",
      `error_description=${encodeURIComponent("The account is not allowed to share numbers")}`,
    );
  parts.push(`state=${encodeURIComponent(query.get("state") ?? "")}`);
  return { status: 302, headers: { location: `${back.origin}${back.pathname}?${parts.join("&")}` }, body: "" };
}

/** What is ticked is granted; a box left empty takes nothing away. */
function grant(simulation: Simulation, channels: string[]): string[] {
  const granted = channelsOf(simulation).filter(({ account }) => channels.includes(account.channelId));
  for (const number of granted.filter(({ setup }) => !setup.granted)) {
    number.setup.granted = true;
    sendPartnerEvent(simulation, number, "channel_permission_granted");
  }
  const ids = granted.map(({ account }) => account.channelId).join(",");
  return [`client=${simulation.onboarding.partner.clientId}`, `channels=[${ids}]`, "revoked=[]"];
}
