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
 * sent goes before what cannot, then the newer before the older; a newest one that waits or was refused is the approved one's edit.
 */
export function toTemplates(contents: Bag[]): ProviderTemplate[] {
  const madeAt = (content: Bag) => Date.parse(str(content.date_created) ?? "") || 0;
  const newestFirst = contents
    .toSorted((a, b) => madeAt(b) - madeAt(a))
    .flatMap((content) => toTemplate(content) ?? []);
  const groups = new Map<string, ProviderTemplate[]>();
  for (const template of newestFirst) {
    const key = `${template.name}\n${template.language}`;
    groups.set(key, [...(groups.get(key) ?? []), template]);
  }
  return [...groups.values()].flatMap(withEdit);
}

function withEdit(versions: ProviderTemplate[]): ProviderTemplate[] {
  const [newest] = versions;
  const approved = versions.find(({ status }) => status === "approved");
  if (!newest || !approved || newest === approved) return newest ? [newest] : [];
  if (newest.status !== "pending" && newest.status !== "rejected") return [approved];
  const { providerTemplateId, category, status, reason, components } = newest;
  return [{ ...approved, pendingEdit: { providerTemplateId, category, status, reason, components } }];
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
