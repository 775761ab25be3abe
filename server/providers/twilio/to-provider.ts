import { type Outbound, ProviderError, type TemplateParameters } from "../types";

/** The form that Twilio's Messages resource wants (providers.md C2). */
export function toForm(message: Outbound): URLSearchParams {
  const form = new URLSearchParams();
  form.set("To", `whatsapp:${"phone" in message.to ? message.to.phone : message.to.bsuid}`);
  form.set("From", `whatsapp:${message.from.phone}`);
  form.set("StatusCallback", `${message.statusCallbackUrl}?ref=${encodeURIComponent(message.ref)}`);
  const { content } = message;
  switch (content.kind) {
    case "text":
      form.set("Body", content.body);
      return form;
    case "location":
      return withLocation(form, content);
    case "reaction":
      throw lacking("reactions");
    case "contacts":
      throw lacking("contact cards");
    case "interactive":
      throw lacking("buttons, lists and links without a template");
    case "sticker":
      throw lacking("stickers");
    case "template":
      form.set("ContentSid", content.providerTemplateId);
      form.set("ContentVariables", JSON.stringify(variables(content.parameters)));
      return form;
    default:
      if (!content.link)
        throw new ProviderError("media_invalid", {
          safeText: "Twilio fetches files by a public address; there is none",
        });
      form.set("MediaUrl", content.link);
      if (content.caption) form.set("Body", content.caption);
      return form;
  }
}

type Place = Extract<Outbound["content"], { kind: "location" }>;

/** Twilio wants some text beside the point. */
function withLocation(form: URLSearchParams, { latitude, longitude, name, address }: Place): URLSearchParams {
  const label = [name, address].filter(Boolean).join(", ") || `${latitude}, ${longitude}`;
  form.set("Body", label);
  form.set("PersistentAction", `geo:${latitude},${longitude}|${label}`);
  return form;
}

const lacking = (what: string) => new ProviderError("bad_request", { safeText: `Twilio cannot send ${what}` });

/**
 * One numbering through header, body, buttons and cards. A missing one would silently be Twilio's sample: toParameters refused it
 * before. A file's address fills the variable of the header's own (providers.md C6).
 */
function variables({ byToken = {}, header, cards = [] }: TemplateParameters): Record<string, string> {
  if (header?.kind === "location") throw lacking("a place in a template's header");
  const files = [header, ...cards.map((card) => card.header)].flatMap((part) =>
    part && "link" in part && part.slot ? [slotVariable(part.slot, part.link)] : [],
  );
  const words = Object.entries(byToken).map(([token, value]) => [token, value.replace(/\s+/g, " ")]);
  return Object.fromEntries([...words, ...files]);
}

/** `https://desk.example/{{3}}` with `https://desk.example/a.jpg` → 3: `a.jpg`. */
function slotVariable(slot: string, link: string): [string, string] {
  const [, before = "", token = "", after = ""] = /^(.*?)\{\{\s*([\w.]+)\s*\}\}(.*)$/.exec(slot) ?? [];
  if (!token || !link.startsWith(before) || !link.endsWith(after))
    throw new ProviderError("media_invalid", { safeText: "the template takes files from another address only" });
  return [token, link.slice(before.length, link.length - after.length)];
}
