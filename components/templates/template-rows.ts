import type { ListedDraft } from "@/server/templates/draft-queries";
import { toComponents } from "@/server/templates/draft-rules";
import { groupVersions, type VersionGroup } from "@/server/templates/list-rules";
import type { ListedTemplate } from "@/server/templates/queries";
import type { TemplateUsage } from "@/server/templates/usage-queries";

/** One language version in the list: of the provider's, or a draft of ours. */
export type ShownVersion = ListedTemplate & { isDraft: boolean };
export type TemplateRow = VersionGroup<ShownVersion>;
export type Usage = Omit<TemplateUsage, "templateId">;

/** Templates and drafts as rows, favourites first, else in the order they came. A draft that edits a template is not a version. */
export function toRows(templates: ListedTemplate[], drafts: ListedDraft[]): TemplateRow[] {
  const rows = groupVersions<ShownVersion>([
    ...templates.map((version) => ({ ...version, isDraft: false })),
    ...drafts.filter(({ templateId }) => templateId === null).map(asVersion),
  ]);
  return [...rows.filter(isFavourite), ...rows.filter((row) => !isFavourite(row))];
}

export const isFavourite = ({ versions }: TemplateRow): boolean => versions.some((version) => version.isFavourite);

/** Of all languages of a row together. */
export function usageOf({ versions }: TemplateRow, usage: TemplateUsage[]): Usage {
  const own = usage.filter(({ templateId }) => versions.some(({ id }) => id === templateId));
  const sum = (key: "sent" | "delivered" | "read" | "failed") => own.reduce((total, row) => total + row[key], 0);
  const times = own.flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt.getTime()] : []));
  return {
    sent: sum("sent"),
    delivered: sum("delivered"),
    read: sum("read"),
    failed: sum("failed"),
    lastUsedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}

function asVersion(draft: ListedDraft): ShownVersion {
  const { id, numberId, numberName, provider, name, language, category, content, submitError, updatedAt } = draft;
  return {
    id,
    numberId,
    numberName,
    provider,
    name,
    language,
    category,
    previousCategory: null,
    categoryChangedAt: null,
    categorySeenAt: null,
    categorySeenBy: null,
    pendingEdit: null,
    correctCategory: null,
    quality: "unknown",
    status: "draft",
    statusReason: submitError,
    statusSince: updatedAt,
    components: toComponents(content, category),
    removedAt: null,
    isFavourite: false,
    isHidden: false,
    isDraft: true,
  };
}
