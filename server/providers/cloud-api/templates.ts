import type { TemplateCategory, TemplateStatus } from "@/db/enums";
import { type Bag, bag, bags, cut, keepable, lookUp, str } from "../read";
import type { ProviderTemplate, TemplateButton, TemplateComponent } from "../types";

/** Meta writes states in capitals, 360dialog in small letters; the words are the same (providers.md D3). */
const statuses: Record<string, TemplateStatus> = {
  CREATED: "pending",
  SUBMITTED: "pending",
  PENDING: "pending",
  IN_APPEAL: "pending",
  APPROVED: "approved",
  REINSTATED: "approved",
  FLAGGED: "approved",
  REJECTED: "rejected",
  PAUSED: "paused",
  DISABLED: "disabled",
  LOCKED: "disabled",
  ARCHIVED: "archived",
  DELETED: "deleted",
  PENDING_DELETION: "deleted",
  LIMIT_EXCEEDED: "limit_exceeded",
};

export const statusOf = (status: string | undefined): TemplateStatus | null =>
  lookUp(statuses, status?.toUpperCase()) ?? null;

export function categoryOf(category: string | undefined): TemplateCategory | null {
  const known = category?.toLowerCase();
  return known === "marketing" || known === "utility" || known === "authentication" ? known : null;
}

/** Null when it has no name or language: nothing could ever be sent by it. An unknown state is not sendable. */
export function toTemplate(raw: Bag): ProviderTemplate | null {
  const [name, language] = [str(raw.name), str(raw.language) ?? str(bag(raw.language).code)];
  if (!name || !language) return null;
  const reason = str(raw.rejected_reason);
  return {
    providerTemplateId: str(raw.id) ?? `${name}/${language}`,
    name,
    language,
    category: categoryOf(str(raw.category)) ?? "marketing",
    status: statusOf(str(raw.status)) ?? "disabled",
    reason: reason && reason !== "NONE" ? cut(reason, 500) : null,
    components: bags(raw.components).map(toComponent),
  };
}

const formats = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"] as const;

function toComponent(raw: Bag): TemplateComponent {
  const type = str(raw.type)?.toUpperCase();
  const example = raw.example === undefined ? {} : { example: keepable(raw.example) };
  const text = str(raw.text);
  if (type === "BODY" && text) return { type, text, ...example };
  if (type === "FOOTER" && text) return { type, text };
  if (type === "BUTTONS") return { type, buttons: bags(raw.buttons).map(toButton) };
  const format = formats.find((known) => known === str(raw.format)?.toUpperCase());
  if (type === "HEADER" && format) return { type, format, ...(text ? { text } : {}), ...example };
  return { type: "OTHER", raw: keepable(raw) };
}

const buttonTypes = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"] as const;

function toButton(raw: Bag): TemplateButton {
  const type = buttonTypes.find((known) => known === str(raw.type)?.toUpperCase()) ?? "OTHER";
  const [url, phone] = [str(raw.url), str(raw.phone_number)];
  return { type, text: str(raw.text) ?? "", ...(url ? { url } : {}), ...(phone ? { phone } : {}) };
}
