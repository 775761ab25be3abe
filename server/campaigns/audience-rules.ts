import type { Audience, RecipientSource } from "@/db/schema/campaign-audience";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { invalidReasons, type PlanReason } from "./recipient-rules";

/** Steps a campaign may have; each is a question to the whole directory. */
export const mostSteps = 12;

export const noAudience: Audience = { steps: [], phoneField: null };

/** Whether a step still has to be told whom it means. */
export function isChosen(source: RecipientSource): boolean {
  switch (source.kind) {
    case "everybody":
      return true;
    case "filter":
      return source.filterId !== "";
    case "tag":
      return source.tagId !== "";
    case "campaign":
      return source.campaignId !== "";
  }
}

/** Nobody is taken from the directory: there is no step, or each only takes away. */
export const takesNobody = ({ steps }: Pick<Audience, "steps">): boolean => steps.every(({ mode }) => mode === "minus");

/** Variables that a file has a column for: whatever is not the same for everybody (S2.25). */
export const fileVariables = <V extends Pick<CampaignVariable, "source">>(variables: V[]): V[] =>
  variables.filter(({ source }) => source?.kind !== "fixed");

/** Columns as they were found or chosen for `fileVariables`, at the places of all variables; -1 for what stands in no file. */
export function placedColumns(columns: number[], variables: Pick<CampaignVariable, "source">[]): number[] {
  const [phone = 0, ...rest] = columns;
  let next = 0;
  return [phone, ...variables.map(({ source }) => (source?.kind === "fixed" ? -1 : (rest[next++] ?? -1)))];
}

export type Verdict = "planned" | "unasked" | Exclude<PlanReason, "no_consent">;

/** Contacts of an audience by what becomes of them; `unasked`: nobody asked them whether they want marketing (S4.3). */
export type AudienceCount = {
  /** Contacts that a step with plus knows, whatever becomes of them. */
  total: number;
  planned: number;
  unasked: number;
  reasons: { plan: "invalid" | "skipped"; reason: PlanReason; count: number }[];
};

export function toAudienceCount(rows: { verdict: Verdict; count: number }[]): AudienceCount {
  const of = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.count ?? 0;
  const invalid: readonly string[] = invalidReasons;
  const reasons = rows.flatMap(({ verdict, count }) => {
    if (verdict === "planned" || verdict === "unasked" || count === 0) return [];
    return [{ plan: invalid.includes(verdict) ? ("invalid" as const) : ("skipped" as const), reason: verdict, count }];
  });
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    planned: of("planned"),
    unasked: of("unasked"),
    reasons: reasons.sort((a, b) => b.count - a.count),
  };
}
