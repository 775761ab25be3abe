import { json, type Reply } from "../http/reply";
import type { Incoming } from "../http/router";
import type { Template } from "../model";
import type { Simulation } from "../simulation";
import { buttonsOf, partOf, placeholders } from "../templates";
import { twilioError } from "./errors";
import type { TwilioNumber } from "./owned";

/** `GET /v1/ContentAndApprovals`, by pages (providers.md C6). */
export function listContents(_: Simulation, { query, origin, path }: Incoming, owned: TwilioNumber[]): Reply {
  const all = [...new Set(owned.flatMap(({ templates }) => templates))];
  const size = Number(query.get("PageSize") ?? 50);
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    return twilioError(400, 20001, "PageSize must be from 1 to 1000");
  const page = Number(query.get("Page") ?? 0);
  const more = (page + 1) * size < all.length;
  return json(200, {
    contents: all
      .slice(page * size, (page + 1) * size)
      .map((template) => ({ ...toContent(template), approval_requests: toApproval(template) })),
    meta: {
      page,
      page_size: size,
      key: "contents",
      url: `${origin}${path}`,
      first_page_url: `${origin}${path}?PageSize=${size}&Page=0`,
      next_page_url: more ? `${origin}${path}?PageSize=${size}&Page=${page + 1}` : null,
    },
  });
}

export const showContent = (_: Simulation, { params }: Incoming, owned: TwilioNumber[]): Reply => {
  const template = find(owned, params.sid);
  return template ? json(200, toContent(template)) : twilioError(404, 20404, "The requested resource was not found");
};

export const showApproval = (_: Simulation, { params }: Incoming, owned: TwilioNumber[]): Reply => {
  const template = find(owned, params.sid);
  return template
    ? json(200, { sid: template.id, whatsapp: { type: "whatsapp", ...toApproval(template) } })
    : twilioError(404, 20404, "The requested resource was not found");
};

const find = (owned: TwilioNumber[], sid: string | undefined) =>
  owned.flatMap(({ templates }) => templates).find(({ id }) => id === sid);

export function toContent(template: Template): Record<string, unknown> {
  const { id, name, language, content } = template;
  if (content) {
    const { variables, types, madeAt } = content;
    return { sid: id, date_created: new Date(madeAt).toISOString(), friendly_name: name, language, variables, types };
  }
  const names = placeholders(partOf(template, "BODY")?.text ?? "");
  return {
    sid: template.id,
    friendly_name: template.name,
    language: template.language,
    variables: Object.fromEntries(names.map((name, place) => [name, template.samples[place] ?? ""])),
    types: toTypes(template),
  };
}

export const toApproval = ({ name, category, status, rejectedReason, content }: Template) => ({
  name: content?.submitted === false ? "" : name,
  category: content?.submitted === false ? "" : category,
  content_type: Object.keys(content?.types ?? { "whatsapp/card": null })[0],
  status:
    content?.submitted === false ? "unsubmitted" : status === "PENDING" && content ? "received" : status.toLowerCase(),
  rejection_reason: rejectedReason ?? "",
  allow_category_change: true,
});

/** Plain text stays text, quick replies alone are a quick-reply, everything else is the card that comes closest to Meta's. */
function toTypes(template: Template): Record<string, unknown> {
  const [header, body, footer] = [
    partOf(template, "HEADER"),
    partOf(template, "BODY")?.text,
    partOf(template, "FOOTER")?.text,
  ];
  const buttons = buttonsOf(template);
  const actions = buttons.map((button) => ({
    type: button.type,
    title: button.text,
    ...(button.type === "URL" ? { url: button.url } : {}),
    ...(button.type === "PHONE_NUMBER" ? { phone: button.phone_number } : {}),
    ...(button.type === "QUICK_REPLY" ? { id: button.text } : {}),
  }));
  if (!header && !footer && buttons.length === 0) return { "twilio/text": { body } };
  if (!header && !footer && buttons.every(({ type }) => type === "QUICK_REPLY"))
    return { "twilio/quick-reply": { body, actions } };
  const media = header && header.format !== "TEXT" ? { media: ["https://kola-brazda.example/jaro.jpg"] } : {};
  return {
    "whatsapp/card": {
      body,
      ...(header?.format === "TEXT" ? { header_text: header.text } : {}),
      ...(footer ? { footer } : {}),
      ...media,
      ...(actions.length > 0 ? { actions } : {}),
    },
  };
}
