import type { Quality, TemplateCategory, TemplateStatus } from "@/db/enums";
import { type Bag, bag, bags, compact, cut, lookUp, str } from "../read";
import type { ParameterFormat, ProviderTemplate } from "../template-types";
import { qualityOf } from "./number-words";
import { toComponent } from "./template-parts";

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
    ...compact({
      parameterFormat: formatOf(str(raw.parameter_format)),
      quality: scoreOf(raw.quality_score),
      previousCategory: categoryOf(str(raw.previous_category)) ?? undefined,
      correctCategory: categoryOf(str(raw.correct_category)) ?? undefined,
    }),
  };
}

function formatOf(format: string | undefined): ParameterFormat | undefined {
  const known = format?.toLowerCase();
  return known === "positional" || known === "named" ? known : undefined;
}

/** `{score, date}`, or the bare word in webhooks. */
export function scoreOf(score: unknown): Quality | undefined {
  const word = str(bag(score).score) ?? str(score);
  return word === undefined ? undefined : (qualityOf(word) ?? "unknown");
}
