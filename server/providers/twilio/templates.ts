import type { TemplateStatus } from "@/db/enums";
import { categoryOf } from "../cloud-api/templates";
import { type Bag, bag, bags, cut, list, lookUp, str } from "../read";
import type { ProviderTemplate, TemplateButton, TemplateComponent } from "../types";

const statuses: Record<string, TemplateStatus> = {
  unsubmitted: "draft",
  received: "pending",
  pending: "pending",
  approved: "approved",
  rejected: "rejected",
  paused: "paused",
  disabled: "disabled",
};

export const approvalOf = (status: string | undefined): TemplateStatus | null =>
  lookUp(statuses, status?.toLowerCase()) ?? null;

/** One item of ContentAndApprovals as a template; the Content SID is its id (providers.md C6). */
export function toTemplate(content: Bag): ProviderTemplate | null {
  const [sid, name, language] = [str(content.sid), str(content.friendly_name), str(content.language)];
  if (!sid || !name || !language) return null;
  const approval = bag(content.approval_requests);
  const reason = str(approval.rejection_reason);
  return {
    providerTemplateId: sid,
    name: str(approval.name) ?? name,
    language,
    category: categoryOf(str(approval.category)) ?? "utility",
    status: approvalOf(str(approval.status) ?? "unsubmitted") ?? "disabled",
    reason: reason ? cut(reason, 500) : null,
    components: toComponents(bag(content.types), bag(content.variables)),
  };
}

function toComponents(types: Bag, variables: Bag): TemplateComponent[] {
  const name = Object.keys(types).find((key) => key.startsWith("whatsapp/")) ?? Object.keys(types)[0];
  const type = bag(types[name ?? ""]);
  const components: TemplateComponent[] = [];
  const header = str(type.header_text);
  const media = str(list(type.media)[0]);
  if (header) components.push({ type: "HEADER", format: "TEXT", text: header });
  else if (media) components.push({ type: "OTHER", raw: { media } });
  const body = str(type.body) ?? str(type.title);
  if (body)
    components.push({
      type: "BODY",
      text: body,
      example: { body_text: [Object.values(variables).map((value) => str(value) ?? "")] },
    });
  const footer = str(type.footer) ?? str(type.subtitle);
  if (footer) components.push({ type: "FOOTER", text: footer });
  const buttons = bags(type.actions).map(toButton);
  if (buttons.length > 0) components.push({ type: "BUTTONS", buttons });
  return components;
}

function toButton(action: Bag): TemplateButton {
  const type = str(action.type);
  const [url, phone] = [str(action.url), str(action.phone)];
  const known =
    type === "QUICK_REPLY" || type === "URL" || type === "PHONE_NUMBER" || type === "COPY_CODE"
      ? type
      : type === undefined
        ? "QUICK_REPLY"
        : "OTHER";
  return { type: known, text: str(action.title) ?? "", ...(url ? { url } : {}), ...(phone ? { phone } : {}) };
}
