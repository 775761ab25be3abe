import type { FieldScope } from "@/db/enums";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { company } from "../team/company";
import { checkValue } from "./field-rules";
import { offeredFields } from "./list-fields";

type Values = Record<string, string>;

/**
 * Values of fields as they are kept, over those from `before`; the first that is wrong refuses them all and names its field. A field
 * that is not given stays as it was; with `asksAll` it must be filled in where it is required.
 */
export async function checkFields(
  ctx: Pick<Ctx, "db">,
  { scope, given, before, asksAll }: { scope: FieldScope; given: Values; before: Values; asksAll: boolean },
): Promise<Values> {
  const { defaultCountry } = await company(ctx);
  const next = { ...before };
  for (const field of await offeredFields(ctx, { scope })) {
    if (given[field.key] === undefined && !asksAll) continue;
    const checked = checkValue(field, given[field.key] ?? before[field.key] ?? "", defaultCountry);
    if (!checked.ok) throw new DomainError("invalid", "fieldValue", { label: field.label, problem: checked.problem });
    if (checked.value) next[field.key] = checked.value;
    else delete next[field.key];
  }
  return next;
}

/** Which fields hold something else now. */
export const changedFields = (before: Values, after: Values): string[] =>
  Object.keys({ ...before, ...after }).filter((key) => (before[key] ?? "") !== (after[key] ?? ""));
