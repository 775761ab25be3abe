import { type Outbound, ProviderError } from "../types";

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
      form.set("Body", content.name ?? content.address ?? "");
      form.set(
        "PersistentAction",
        `geo:${content.latitude},${content.longitude}|${content.name ?? content.address ?? ""}`,
      );
      return form;
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

/** Body variables by name or position; missing ones would silently be Twilio's samples, so toParameters refused them before. */
function variables({ body, bodyNames }: { body: string[]; bodyNames?: string[] }): Record<string, string> {
  return Object.fromEntries(
    body.map((value, index) => [bodyNames?.[index] ?? String(index + 1), value.replace(/\s+/g, " ")]),
  );
}
