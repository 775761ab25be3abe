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
