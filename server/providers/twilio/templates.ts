import type { TemplateStatus } from "@/db/enums";
import { categoryOf } from "../cloud-api/templates";
import { type Bag, bag, cut, lookUp, str } from "../read";
import type { ProviderTemplate } from "../template-types";
import { toComponents } from "./content-parts";

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

/**
 * One template a name and language: Twilio lets several items share them, and an edit makes a new one beside the old. What can be
 * sent goes before what cannot, then the newer before the older.
 */
export function toTemplates(contents: Bag[]): ProviderTemplate[] {
  const madeAt = (content: Bag) => Date.parse(str(content.date_created) ?? "") || 0;
  const best = new Map<string, ProviderTemplate>();
  for (const content of contents.toSorted((a, b) => madeAt(b) - madeAt(a))) {
    const template = toTemplate(content);
    if (!template) continue;
    const key = `${template.name}\n${template.language}`;
    const known = best.get(key);
    if (!known || (known.status !== "approved" && template.status === "approved")) best.set(key, template);
  }
  return [...best.values()];
}

/** One item of ContentAndApprovals as a template; the Content SID is its id (providers.md C6). */
function toTemplate(content: Bag): ProviderTemplate | null {
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
