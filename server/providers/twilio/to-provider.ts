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
      throw new ProviderError("bad_request", { safeText: "Twilio cannot send reactions" });
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

/** One numbering through header, body and buttons. A missing one would silently be Twilio's sample: toParameters refused it before. */
const variables = ({ byToken = {} }: TemplateParameters): Record<string, string> =>
  Object.fromEntries(Object.entries(byToken).map(([token, value]) => [token, value.replace(/\s+/g, " ")]));
